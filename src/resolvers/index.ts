import type { NonEmptyArray } from 'type-graphql'
import { GeneratedAudioEditResolver, GeneratedAudioPayloadResolver } from './audio/GeneratedAudioEditResolver.js'
import {
  GeneratedAudioResolver,
  UserGeneratedAudiosResolver,
  VoiceGeneratedAudiosResolver,
} from './audio/GeneratedAudioResolver.js'
import { GeneratedAudioSubscriptions } from './audio/GeneratedAudioSubscriptions.js'
import { SpeechSubscriptions } from './audio/SpeechSubscriptions.js'
import { VoiceMediaAssetResolver } from './audio/VoiceMediaAssetResolver.js'
import { DubbingEditResolver } from './dubbing/DubbingEditResolver.js'
import { DubbingPartsEditResolver } from './dubbing/DubbingPartsEditResolver.js'
import {
  CreateDubbingPayloadResolver,
  CreateDubbingSegmentPayloadResolver,
  CreateDubbingSpeakerPayloadResolver,
  DubbingPayloadResolver,
  DubbingSegmentsPayloadResolver,
  RenderDubbingPayloadResolver,
  UpdateDubbingSegmentPayloadResolver,
  UpdateDubbingSpeakerPayloadResolver,
} from './dubbing/DubbingPayloadResolver.js'
import { DubbingRenderResolver } from './dubbing/DubbingRenderResolver.js'
import { DubbingResourceResolver, UserDubbingsResolver } from './dubbing/DubbingResourceResolver.js'
import { DubbingSegmentDubResolver, DubbingSegmentResolver } from './dubbing/DubbingSegmentResolver.js'
import {
  DubbingSimilarVoiceResolver,
  DubbingSpeakerResolver,
  DubbingVoiceResolver,
} from './dubbing/DubbingSpeakerResolver.js'
import { DubbingSubscriptions, DubbingUpdateResolver } from './dubbing/DubbingSubscriptions.js'
import {
  DubbingJobsResolver,
  DubbingRenderJobResolver,
  SeparateSpeakersPayloadResolver,
  TrainVoicePayloadResolver,
  UserJobsResolver,
  VoiceJobResolver,
  VoiceJobsResolver,
  VoiceSampleJobsResolver,
} from './jobs/VoiceJobResolver.js'
import { VoiceJobSubscriptions } from './jobs/VoiceJobSubscriptions.js'
import { VoiceOperationResolver } from './operations/VoiceOperationResolver.js'
import { VoicePreviewEditResolver, VoicePreviewsPayloadResolver } from './previews/VoicePreviewEditResolver.js'
import { VoicePreviewResolver, VoicePreviewsOfVoiceResolver } from './previews/VoicePreviewResolver.js'
import { LibraryVoiceResolver } from './voices/LibraryVoiceResolver.js'
import { ProfessionalVoiceResolver } from './voices/ProfessionalVoiceResolver.js'
import { VoiceAccessResolver, VoicePayloadResolver } from './voices/VoiceAccessResolver.js'
import { VoiceEditResolver } from './voices/VoiceEditResolver.js'
import { VoiceResolver, VoiceVerifiedLanguageResolver } from './voices/VoiceResolver.js'
import {
  AddVoiceSamplesPayloadResolver,
  UpdateVoiceSamplePayloadResolver,
  VoiceSampleEditResolver,
} from './voices/VoiceSampleEditResolver.js'
import { VoiceSampleResolver } from './voices/VoiceSampleResolver.js'
import { VoiceSampleSpeakerResolver } from './voices/VoiceSampleSpeakerResolver.js'
import { UserResolver } from './workspace/UserResolver.js'
import { VoiceModelResolver, VoiceModelTrainingResolver } from './workspace/VoiceModelResolver.js'
import { VoiceUsageResolver } from './workspace/VoiceUsageResolver.js'
import { VoiceViewerResolver } from './workspace/VoiceViewerResolver.js'
import { WorkspaceResolver } from './workspace/WorkspaceResolver.js'

export { type ReferenceResolver, references } from './references.js'

export const resolvers: NonEmptyArray<new () => object> = [
  VoiceResolver,
  VoiceVerifiedLanguageResolver,
  VoiceSampleResolver,
  VoiceSampleSpeakerResolver,
  UserResolver,
  VoiceModelResolver,
  VoiceModelTrainingResolver,
  VoiceViewerResolver,
  VoiceAccessResolver,
  VoicePayloadResolver,
  VoiceEditResolver,
  ProfessionalVoiceResolver,
  VoiceSampleEditResolver,
  AddVoiceSamplesPayloadResolver,
  UpdateVoiceSamplePayloadResolver,
  GeneratedAudioResolver,
  VoiceGeneratedAudiosResolver,
  UserGeneratedAudiosResolver,
  GeneratedAudioEditResolver,
  GeneratedAudioPayloadResolver,
  VoiceUsageResolver,
  VoicePreviewResolver,
  VoicePreviewsOfVoiceResolver,
  VoicePreviewEditResolver,
  VoicePreviewsPayloadResolver,
  DubbingResourceResolver,
  UserDubbingsResolver,
  DubbingSpeakerResolver,
  DubbingVoiceResolver,
  DubbingSimilarVoiceResolver,
  DubbingSegmentResolver,
  DubbingSegmentDubResolver,
  DubbingRenderResolver,
  DubbingEditResolver,
  DubbingPartsEditResolver,
  DubbingPayloadResolver,
  CreateDubbingPayloadResolver,
  CreateDubbingSegmentPayloadResolver,
  CreateDubbingSpeakerPayloadResolver,
  DubbingSegmentsPayloadResolver,
  RenderDubbingPayloadResolver,
  UpdateDubbingSegmentPayloadResolver,
  UpdateDubbingSpeakerPayloadResolver,
  VoiceJobResolver,
  VoiceJobsResolver,
  VoiceSampleJobsResolver,
  DubbingJobsResolver,
  DubbingRenderJobResolver,
  UserJobsResolver,
  TrainVoicePayloadResolver,
  SeparateSpeakersPayloadResolver,
  VoiceJobSubscriptions,
  DubbingSubscriptions,
  DubbingUpdateResolver,
  GeneratedAudioSubscriptions,
  SpeechSubscriptions,
  VoiceMediaAssetResolver,
  VoiceOperationResolver,
  LibraryVoiceResolver,
  WorkspaceResolver,
]
