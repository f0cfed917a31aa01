import type { NonEmptyArray } from 'type-graphql'
import {
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
import { ProfessionalVoiceResolver } from './ProfessionalVoiceResolver.js'
import { SpeakerResolver } from './SpeakerResolver.js'
import { UserResolver } from './UserResolver.js'
import { ViewerResolver } from './ViewerResolver.js'
import { VoiceAccessResolver, VoicePayloadResolver } from './VoiceAccessResolver.js'
import { VoiceEditResolver } from './VoiceEditResolver.js'
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
  JobResolver,
  VoiceJobsResolver,
  UserJobsResolver,
  TrainVoicePayloadResolver,
  SeparateSpeakersPayloadResolver,
  JobSubscriptions,
  OperationResolver,
  LibraryVoiceResolver,
  WorkspaceResolver,
]
