import type { OperationKind } from '../../datasources/postgres/operationKinds.js'
import {
  settleUpdateProfessionalVoice,
  settleUpdateVoice,
  settleUpdateVoiceSample,
  settleUpdateVoiceSettings,
} from './changedVoice.js'
import { settleDeleteVoice, settleDeleteVoiceSample } from './deleted.js'
import {
  settleAddDubbingLanguage,
  settleCreateDubbingSegment,
  settleCreateDubbingSpeaker,
  settleDeleteDubbingSegment,
  settleDubDubbing,
  settleMoveDubbingSegments,
  settleRenderDubbing,
  settleTranscribeDubbing,
  settleTranslateDubbing,
  settleUpdateDubbingSegment,
  settleUpdateDubbingSpeaker,
} from './editedDubbing.js'
import { settleCreateDubbing, settleDeleteDubbing } from './newDubbing.js'
import { settleAddVoiceSamples } from './newSamples.js'
import { settleChangeVoice, settleCreateSpeech, settleWithoutTrace } from './newSound.js'
import {
  settleAddLibraryVoice,
  settleCloneVoice,
  settleCreateProfessionalVoice,
  settleCreateVoiceFromPreview,
} from './newVoice.js'
import type { Settler } from './Settler.js'
import { settleSeparateSpeakers, settleTrainVoice } from './startedWork.js'
import { settleRequestManualVerification, settleVerifyVoiceCaptcha } from './verification.js'

/** How the outcome of each kind of operation is found. Who adds a kind has to say it here. */
export const settlers: { readonly [Kind in OperationKind]: Settler<Kind> } = {
  createProfessionalVoice: settleCreateProfessionalVoice,
  cloneVoice: settleCloneVoice,
  addLibraryVoice: settleAddLibraryVoice,
  updateProfessionalVoice: settleUpdateProfessionalVoice,
  updateVoice: settleUpdateVoice,
  updateVoiceSettings: settleUpdateVoiceSettings,
  deleteVoice: settleDeleteVoice,
  addVoiceSamples: settleAddVoiceSamples,
  updateVoiceSample: settleUpdateVoiceSample,
  deleteVoiceSample: settleDeleteVoiceSample,
  trainVoice: settleTrainVoice,
  separateSpeakers: settleSeparateSpeakers,
  requestManualVerification: settleRequestManualVerification,
  verifyVoiceCaptcha: settleVerifyVoiceCaptcha,
  designVoice: settleWithoutTrace,
  remixVoice: settleWithoutTrace,
  createVoiceFromPreview: settleCreateVoiceFromPreview,
  createSpeech: settleCreateSpeech,
  changeVoice: settleChangeVoice,
  isolateAudio: settleWithoutTrace,
  createSoundEffect: settleWithoutTrace,
  createDubbing: settleCreateDubbing,
  deleteDubbing: settleDeleteDubbing,
  addDubbingLanguage: settleAddDubbingLanguage,
  createDubbingSpeaker: settleCreateDubbingSpeaker,
  updateDubbingSpeaker: settleUpdateDubbingSpeaker,
  createDubbingSegment: settleCreateDubbingSegment,
  updateDubbingSegment: settleUpdateDubbingSegment,
  deleteDubbingSegment: settleDeleteDubbingSegment,
  moveDubbingSegments: settleMoveDubbingSegments,
  transcribeDubbing: settleTranscribeDubbing,
  translateDubbing: settleTranslateDubbing,
  dubDubbing: settleDubDubbing,
  renderDubbing: settleRenderDubbing,
}
