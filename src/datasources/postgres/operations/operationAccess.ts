import type { VoicePermission } from '../../../auth/ownership.js'
import type { Scope } from '../../../auth/Viewer.js'
import type { OperationKind } from './operationKinds.js'

/** What the actor of an operation must hold at the moment its request leaves. */
export interface OperationAccess {
  readonly scopes: readonly Scope[]
  /** What it is about, and what the actor may do with that. Absent for an operation that needs nothing that exists. */
  readonly subject?:
    | { readonly type: 'VOICE'; readonly permission: VoicePermission }
    /** Whoever sees a dub may edit it. A voice that the edit names must be visible as well. */
    | { readonly type: 'DUBBING' }
    /** `previewId` of its expectation: owned by the actor, and not used yet. */
    | { readonly type: 'PREVIEW' }
  /** It ends or uses up its subject, so of two on the same subject only one may be in progress. */
  readonly isExclusive?: true
}

const createsVoice: OperationAccess = { scopes: ['voices:write'] }
const editsVoice: OperationAccess = { scopes: ['voices:write'], subject: { type: 'VOICE', permission: 'EDIT' } }
const managesVoice: OperationAccess = { scopes: ['voices:write'], subject: { type: 'VOICE', permission: 'MANAGE' } }
const generates: OperationAccess = { scopes: ['audio:generate'] }
const speaksWithVoice: OperationAccess = { scopes: ['audio:generate'], subject: { type: 'VOICE', permission: 'VIEW' } }
const editsDubbing: OperationAccess = { scopes: ['dubbing:write'], subject: { type: 'DUBBING' } }

/** One entry for each kind of operation. `OperationStore.markSent` checks it in the statement that marks it SENT. */
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
  requestManualVerification: managesVoice,
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
  transcribeDubbing: editsDubbing,
  translateDubbing: editsDubbing,
  dubDubbing: editsDubbing,
  renderDubbing: editsDubbing,
}
