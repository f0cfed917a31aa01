import { enumOf } from '../shared/enumOf.js'

export const VoiceVisibility = enumOf(
  'VoiceVisibility',
  'Who sees a voice besides its owner and those it is shared with.',
  {
    PRIVATE: 'Nobody else but the administrators of the tenant.',
    TENANT: 'Everybody of the same tenant.',
  },
)
export type VoiceVisibility = keyof typeof VoiceVisibility

export const VoicePermission = enumOf(
  'VoicePermission',
  'What the viewer may do with a thing. Each includes the ones before.',
  {
    VIEW: 'See it and speak with it.',
    EDIT: 'Change it.',
    MANAGE: 'Share it, hand it over, delete it, and see what is private about it.',
  },
)
export type VoicePermission = keyof typeof VoicePermission

export const VoiceAccess = enumOf('VoiceAccess', 'Why a voice is visible to the viewer.', {
  OWN: 'The viewer owns it.',
  GRANTED: 'It is shared with the viewer.',
  TENANT: 'It belongs to somebody else in the tenant of the viewer.',
  STOCK: 'It is shared stock, which everybody has.',
})
export type VoiceAccess = keyof typeof VoiceAccess

/** Who owns a voice on this platform, and what the viewer that asked may do with it. Not a GraphQL type of its own. */
export interface VoiceOwnership {
  /** Null for shared stock and for voices nobody has claimed. */
  tenantId: string | null
  ownerId: string | null
  isStock: boolean
  visibility: VoiceVisibility
  permission: VoicePermission
  /** When this server first knew the voice. */
  addedAt: Date
}
