import type { NonEmptyArray } from 'type-graphql'
import { AudioEditResolver, GeneratedAudioPayloadResolver } from './AudioEditResolver.js'
import { DubbingEditResolver } from './DubbingEditResolver.js'
import { DubbingPartsEditResolver } from './DubbingPartsEditResolver.js'
import {
  CreateDubbingPayloadResolver,
  CreateDubbingSegmentPayloadResolver,
  CreateDubbingSpeakerPayloadResolver,
  DubbingPayloadResolver,
  DubbingSegmentsPayloadResolver,
  RenderDubbingPayloadResolver,
  UpdateDubbingSegmentPayloadResolver,
  UpdateDubbingSpeakerPayloadResolver,
} from './DubbingPayloadResolver.js'
import { DubbingRenderResolver } from './DubbingRenderResolver.js'
import { DubbingResolver, UserDubbingsResolver } from './DubbingResolver.js'
import { DubbedSegmentResolver, DubbingSegmentResolver } from './DubbingSegmentResolver.js'
import { DubbingSpeakerResolver, DubbingVoiceResolver, SimilarVoiceResolver } from './DubbingSpeakerResolver.js'
import { DubbingSubscriptions, DubbingUpdateResolver } from './DubbingSubscriptions.js'
import { GeneratedAudioResolver, UserAudiosResolver, VoiceAudiosResolver } from './GeneratedAudioResolver.js'
import {
  DubbingJobsResolver,
  DubbingRenderJobResolver,
  JobResolver,
  SeparateSpeakersPayloadResolver,
  TrainVoicePayloadResolver,
  UserJobsResolver,
  VoiceJobsResolver,
} from './JobResolver.js'
import { JobSubscriptions } from './JobSubscriptions.js'
import { LibraryVoiceResolver } from './LibraryVoiceResolver.js'
import { ModelResolver, ModelTrainingResolver } from './ModelResolver.js'
import { OperationResolver } from './OperationResolver.js'
import { NewPreviewsPayloadResolver, PreviewEditResolver } from './PreviewEditResolver.js'
import { ProfessionalVoiceResolver } from './ProfessionalVoiceResolver.js'
import { SpeakerResolver } from './SpeakerResolver.js'
import { SpeechSubscriptions } from './SpeechSubscriptions.js'
import { UsageResolver } from './UsageResolver.js'
import { UserResolver } from './UserResolver.js'
import { ViewerResolver } from './ViewerResolver.js'
import { VoiceAccessResolver, VoicePayloadResolver } from './VoiceAccessResolver.js'
import { VoiceEditResolver } from './VoiceEditResolver.js'
import { VoicePreviewResolver, VoicePreviewsOfVoiceResolver } from './VoicePreviewResolver.js'
import { VerifiedLanguageResolver, VoiceResolver } from './VoiceResolver.js'
import {
  AddVoiceSamplesPayloadResolver,
  UpdateVoiceSamplePayloadResolver,
  VoiceSampleEditResolver,
} from './VoiceSampleEditResolver.js'
import { VoiceSampleResolver } from './VoiceSampleResolver.js'
import { WorkspaceResolver } from './WorkspaceResolver.js'

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
