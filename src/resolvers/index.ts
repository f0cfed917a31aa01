import type { NonEmptyArray } from 'type-graphql'
import { AudioEditResolver, GeneratedAudioPayloadResolver } from './audio/AudioEditResolver.js'
import { GeneratedAudioResolver, UserAudiosResolver, VoiceAudiosResolver } from './audio/GeneratedAudioResolver.js'
import { SpeechSubscriptions } from './audio/SpeechSubscriptions.js'
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
import { DubbingResolver, UserDubbingsResolver } from './dubbing/DubbingResolver.js'
import { DubbedSegmentResolver, DubbingSegmentResolver } from './dubbing/DubbingSegmentResolver.js'
import { DubbingSpeakerResolver, DubbingVoiceResolver, SimilarVoiceResolver } from './dubbing/DubbingSpeakerResolver.js'
import { DubbingSubscriptions, DubbingUpdateResolver } from './dubbing/DubbingSubscriptions.js'
import {
  DubbingJobsResolver,
  DubbingRenderJobResolver,
  JobResolver,
  SeparateSpeakersPayloadResolver,
  TrainVoicePayloadResolver,
  UserJobsResolver,
  VoiceJobsResolver,
  VoiceSampleJobsResolver,
} from './jobs/JobResolver.js'
import { JobSubscriptions } from './jobs/JobSubscriptions.js'
import { OperationResolver } from './operations/OperationResolver.js'
import { NewPreviewsPayloadResolver, PreviewEditResolver } from './previews/PreviewEditResolver.js'
import { VoicePreviewResolver, VoicePreviewsOfVoiceResolver } from './previews/VoicePreviewResolver.js'
import { LibraryVoiceResolver } from './voices/LibraryVoiceResolver.js'
import { ProfessionalVoiceResolver } from './voices/ProfessionalVoiceResolver.js'
import { SpeakerResolver } from './voices/SpeakerResolver.js'
import { VoiceAccessResolver, VoicePayloadResolver } from './voices/VoiceAccessResolver.js'
import { VoiceEditResolver } from './voices/VoiceEditResolver.js'
import { VerifiedLanguageResolver, VoiceResolver } from './voices/VoiceResolver.js'
import {
  AddVoiceSamplesPayloadResolver,
  UpdateVoiceSamplePayloadResolver,
  VoiceSampleEditResolver,
} from './voices/VoiceSampleEditResolver.js'
import { VoiceSampleResolver } from './voices/VoiceSampleResolver.js'
import { ModelResolver, ModelTrainingResolver } from './workspace/ModelResolver.js'
import { UsageResolver } from './workspace/UsageResolver.js'
import { UserResolver } from './workspace/UserResolver.js'
import { ViewerResolver } from './workspace/ViewerResolver.js'
import { WorkspaceResolver } from './workspace/WorkspaceResolver.js'

export { type ReferenceResolver, references } from './references.js'

export const resolvers: NonEmptyArray<new () => object> = [
  VoiceResolver,
  VerifiedLanguageResolver,
  VoiceSampleResolver,
  SpeakerResolver,
  UserResolver,
  ModelResolver,
  ModelTrainingResolver,
  ViewerResolver,
  VoiceAccessResolver,
  VoicePayloadResolver,
  VoiceEditResolver,
  ProfessionalVoiceResolver,
  VoiceSampleEditResolver,
  AddVoiceSamplesPayloadResolver,
  UpdateVoiceSamplePayloadResolver,
  GeneratedAudioResolver,
  VoiceAudiosResolver,
  UserAudiosResolver,
  AudioEditResolver,
  GeneratedAudioPayloadResolver,
  UsageResolver,
  VoicePreviewResolver,
  VoicePreviewsOfVoiceResolver,
  PreviewEditResolver,
  NewPreviewsPayloadResolver,
  DubbingResolver,
  UserDubbingsResolver,
  DubbingSpeakerResolver,
  DubbingVoiceResolver,
  SimilarVoiceResolver,
  DubbingSegmentResolver,
  DubbedSegmentResolver,
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
  JobResolver,
  VoiceJobsResolver,
  VoiceSampleJobsResolver,
  DubbingJobsResolver,
  DubbingRenderJobResolver,
  UserJobsResolver,
  TrainVoicePayloadResolver,
  SeparateSpeakersPayloadResolver,
  JobSubscriptions,
  DubbingSubscriptions,
  DubbingUpdateResolver,
  SpeechSubscriptions,
  OperationResolver,
  LibraryVoiceResolver,
  WorkspaceResolver,
]
