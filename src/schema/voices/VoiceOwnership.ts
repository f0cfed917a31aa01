import { enumOf } from '../shared/enumOf.js'

export const VoiceVisibility = enumOf(
  'VoiceVisibility',
  'Who can see a voice in addition to its owner and the users with a grant.',
  {
    PRIVATE: 'Only administrators of the tenant.',
    TENANT: 'All users of the tenant.',
  },
)
export type VoiceVisibility = keyof typeof VoiceVisibility

export const VoicePermission = enumOf(
  'VoicePermission',
  'Permission of the viewer for an object. Each value includes the values before it.',
  {
    VIEW: 'Read the object and generate speech with it.',
    EDIT: 'Change the object.',
    MANAGE: 'Share, transfer and delete the object and read its private fields.',
  },
)
export type VoicePermission = keyof typeof VoicePermission

export const VoiceAccess = enumOf('VoiceAccess', 'Reason why a voice is visible to the viewer.', {
  OWN: 'The viewer owns the voice.',
  GRANTED: 'The voice is shared with the viewer.',
  TENANT: "The voice belongs to another user of the viewer's tenant.",
  STOCK: 'The voice is a stock voice, visible to all users.',
})
export type VoiceAccess = keyof typeof VoiceAccess

/** Owner of a voice and permission of the viewer. Not a GraphQL type. */
export interface VoiceOwnership {
  /** Null for stock voices and voices without an owner. */
  tenantId: string | null
  ownerId: string | null
  isStock: boolean
  visibility: VoiceVisibility
  permission: VoicePermission
  /** When this service first recorded the voice. */
  addedAt: Date
}
