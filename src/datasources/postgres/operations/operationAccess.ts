import type { VoicePermission } from '../../../auth/ownership.js'
import type { Scope } from '../../../auth/Viewer.js'
import type { OperationKind } from './operationKinds.js'

/** What the actor of an operation needs at the moment its request is sent. */
export interface OperationAccess {
  readonly scopes: readonly Scope[]
  /** Absent for an operation that needs no existing resource. */
  readonly subject?:
    | { readonly type: 'VOICE'; readonly permission: VoicePermission }
    /** A visible dubbing may be edited. A voice that the edit names must be visible too. */
    | { readonly type: 'DUBBING' }
    /** `previewId` of the expectation: owned by the actor and not used yet. */
    | { readonly type: 'PREVIEW' }
  /** It deletes or uses up its subject, so only one such operation per subject may be in progress. */
  readonly isExclusive?: true
}

const createsVoice: OperationAccess = { scopes: ['voices:write'] }
const editsVoice: OperationAccess = { scopes: ['voices:write'], subject: { type: 'VOICE', permission: 'EDIT' } }
const managesVoice: OperationAccess = { scopes: ['voices:write'], subject: { type: 'VOICE', permission: 'MANAGE' } }
const generates: OperationAccess = { scopes: ['audio:generate'] }
const speaksWithVoice: OperationAccess = { scopes: ['audio:generate'], subject: { type: 'VOICE', permission: 'VIEW' } }
const editsDubbing: OperationAccess = { scopes: ['dubbing:write'], subject: { type: 'DUBBING' } }

/** Checked by `OperationStore.markSent`, in the statement that sets SENT. */
export const operationAccess: Readonly<Record<OperationKind, OperationAccess>> = {
  createProfessionalVoice: createsVoice,
  cloneVoice: createsVoice,
  addLibraryVoice: createsVoice,
  updateProfessionalVoice: editsVoice,
  updateVoice: editsVoice,
  updateVoiceSettings: editsVoice,
  deleteVoice: { ...managesVoice, isExclusive: true },
  addVoiceSamples: editsVoice,
  updateVoiceSample: editsVoice,
  deleteVoiceSample: editsVoice,
  trainVoice: editsVoice,
  separateSpeakers: editsVoice,
  requestManualVoiceVerification: managesVoice,
  verifyVoiceCaptcha: editsVoice,
  designVoice: generates,
  remixVoice: { scopes: ['audio:generate'], subject: { type: 'VOICE', permission: 'EDIT' } },
  createVoiceFromPreview: {
    scopes: ['audio:generate', 'voices:write'],
    subject: { type: 'PREVIEW' },
    isExclusive: true,
  },
  createSpeech: speaksWithVoice,
  changeVoice: speaksWithVoice,
  isolateAudio: generates,
  createSoundEffect: generates,
  createDubbing: { scopes: ['dubbing:write'] },
  deleteDubbing: { ...editsDubbing, isExclusive: true },
  addDubbingLanguage: editsDubbing,
  createDubbingSpeaker: editsDubbing,
  updateDubbingSpeaker: editsDubbing,
  createDubbingSegment: editsDubbing,
  updateDubbingSegment: editsDubbing,
  deleteDubbingSegment: editsDubbing,
  moveDubbingSegments: editsDubbing,
  transcribeDubbingSegments: editsDubbing,
  translateDubbingSegments: editsDubbing,
  dubDubbingSegments: editsDubbing,
  renderDubbing: editsDubbing,
}
