import type { OperationKind } from '../../datasources/postgres/operations/operationKinds.js'
import {
  reconcileUpdateProfessionalVoice,
  reconcileUpdateVoice,
  reconcileUpdateVoiceSample,
  reconcileUpdateVoiceSettings,
} from './changedVoice.js'
import { reconcileDeleteVoice, reconcileDeleteVoiceSample } from './deleted.js'
import {
  reconcileAddDubbingLanguage,
  reconcileCreateDubbingSegment,
  reconcileCreateDubbingSpeaker,
  reconcileDeleteDubbingSegment,
  reconcileDubDubbingSegments,
  reconcileMoveDubbingSegments,
  reconcileRenderDubbing,
  reconcileTranscribeDubbingSegments,
  reconcileTranslateDubbingSegments,
  reconcileUpdateDubbingSegment,
  reconcileUpdateDubbingSpeaker,
} from './editedDubbing.js'
import { reconcileChangeVoice, reconcileCreateSpeech, reconcileWithoutTrace } from './newAudio.js'
import { reconcileCreateDubbing, reconcileDeleteDubbing } from './newDubbing.js'
import { reconcileAddVoiceSamples } from './newSamples.js'
import {
  reconcileAddLibraryVoice,
  reconcileCloneVoice,
  reconcileCreateProfessionalVoice,
  reconcileCreateVoiceFromPreview,
} from './newVoice.js'
import type { Reconciler } from './Reconciler.js'
import { reconcileSeparateSpeakers, reconcileTrainVoice } from './startedWork.js'
import { reconcileRequestManualVoiceVerification, reconcileVerifyVoiceCaptcha } from './verification.js'

export const reconcilers: { readonly [Kind in OperationKind]: Reconciler<Kind> } = {
  createProfessionalVoice: reconcileCreateProfessionalVoice,
  cloneVoice: reconcileCloneVoice,
  addLibraryVoice: reconcileAddLibraryVoice,
  updateProfessionalVoice: reconcileUpdateProfessionalVoice,
  updateVoice: reconcileUpdateVoice,
  updateVoiceSettings: reconcileUpdateVoiceSettings,
  deleteVoice: reconcileDeleteVoice,
  addVoiceSamples: reconcileAddVoiceSamples,
  updateVoiceSample: reconcileUpdateVoiceSample,
  deleteVoiceSample: reconcileDeleteVoiceSample,
  trainVoice: reconcileTrainVoice,
  separateSpeakers: reconcileSeparateSpeakers,
  requestManualVoiceVerification: reconcileRequestManualVoiceVerification,
  verifyVoiceCaptcha: reconcileVerifyVoiceCaptcha,
  designVoice: reconcileWithoutTrace,
  remixVoice: reconcileWithoutTrace,
  createVoiceFromPreview: reconcileCreateVoiceFromPreview,
  createSpeech: reconcileCreateSpeech,
  changeVoice: reconcileChangeVoice,
  isolateAudio: reconcileWithoutTrace,
  createSoundEffect: reconcileWithoutTrace,
  createDubbing: reconcileCreateDubbing,
  deleteDubbing: reconcileDeleteDubbing,
  addDubbingLanguage: reconcileAddDubbingLanguage,
  createDubbingSpeaker: reconcileCreateDubbingSpeaker,
  updateDubbingSpeaker: reconcileUpdateDubbingSpeaker,
  createDubbingSegment: reconcileCreateDubbingSegment,
  updateDubbingSegment: reconcileUpdateDubbingSegment,
  deleteDubbingSegment: reconcileDeleteDubbingSegment,
  moveDubbingSegments: reconcileMoveDubbingSegments,
  transcribeDubbingSegments: reconcileTranscribeDubbingSegments,
  translateDubbingSegments: reconcileTranslateDubbingSegments,
  dubDubbingSegments: reconcileDubDubbingSegments,
  renderDubbing: reconcileRenderDubbing,
}
