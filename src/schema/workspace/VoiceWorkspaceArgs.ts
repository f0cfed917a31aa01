import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator'
import { ArgsType, Directive, Field, InputType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'
import { PageArgs } from '../shared/PageArgs.js'
import { VoiceOrder } from '../voices/inputs/VoiceFilter.js'

export const VoiceWorkspaceVoiceType = enumOf('VoiceWorkspaceVoiceType', 'Part of the upstream workspace.', {
  PERSONAL: 'Voices created by the account.',
  COMMUNITY: 'Voices added from the public library.',
  DEFAULT: 'Default voices of the voice service.',
  WORKSPACE: 'Voices created by members of the workspace.',
  NON_DEFAULT: 'All voices except the default voices.',
  NON_COMMUNITY: 'All voices except those of the public library.',
  SAVED: 'Bookmarked voices.',
})
export type VoiceWorkspaceVoiceType = keyof typeof VoiceWorkspaceVoiceType

export const VoiceWorkspaceCategory = enumOf('VoiceWorkspaceCategory', 'Categories that the upstream can filter by.', {
  PREMADE: 'Provided by the voice service for all accounts.',
  CLONED: 'Instant clone of a few audio files.',
  GENERATED: 'Generated from a description.',
  PROFESSIONAL: 'Trained on hours of audio.',
})
export type VoiceWorkspaceCategory = keyof typeof VoiceWorkspaceCategory

export const VoiceWorkspaceTrainingStatus = enumOf(
  'VoiceWorkspaceTrainingStatus',
  'Training statuses that the upstream can filter by.',
  {
    DRAFT: 'The voice is not ready for training.',
    NOT_VERIFIED: 'The voice must be verified.',
    NOT_STARTED: 'The training was not started.',
    QUEUED: 'The training is waiting.',
    FINE_TUNING: 'The training is running.',
    FINE_TUNED: 'The training is finished.',
    FAILED: 'The training ended without a result.',
    DELAYED: 'The training takes longer than expected.',
  },
)
export type VoiceWorkspaceTrainingStatus = keyof typeof VoiceWorkspaceTrainingStatus

@Directive('@tag(name: "admin")')
@InputType({
  description:
    'Filter of the voices of the upstream workspace. Fields are combined with AND, the values of one list with OR.',
})
export class VoiceWorkspaceFilter {
  @IsOptional()
  @MaxLength(200)
  @Field(() => String, {
    nullable: true,
    description:
      'Text to search for in names, descriptions and labels, at most 200 characters. Blanks around it are ignored.',
  })
  search?: string | null

  @Field(() => VoiceWorkspaceVoiceType, { nullable: true, description: 'Part of the workspace.' })
  voiceType?: VoiceWorkspaceVoiceType | null

  @Field(() => VoiceWorkspaceCategory, { nullable: true, description: 'Category of the voices.' })
  category?: VoiceWorkspaceCategory | null

  @Field(() => VoiceWorkspaceTrainingStatus, { nullable: true, description: 'Training status of the voices.' })
  trainingStatus?: VoiceWorkspaceTrainingStatus | null

  @IsOptional()
  @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'Id of the collection that contains the voices.' })
  collectionId?: string | null

  @IsOptional()
  @MaxLength(50)
  @Field(() => String, { nullable: true, description: 'Value of the label `gender`, at most 50 characters.' })
  gender?: string | null

  @IsOptional()
  @MaxLength(50)
  @Field(() => String, { nullable: true, description: 'Value of the label `age`, at most 50 characters.' })
  age?: string | null

  @IsOptional()
  @MaxLength(50)
  @Field(() => String, { nullable: true, description: 'Value of the label `accent`, at most 50 characters.' })
  accent?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(50, { each: true })
  @Field(() => [String], { nullable: true, description: 'Values of the label `language`, at most 20.' })
  languages?: string[] | null

  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(50, { each: true })
  @Field(() => [String], { nullable: true, description: 'Intended uses of the voices, at most 20.' })
  useCases?: string[] | null
}

@ArgsType()
export class VoiceWorkspaceArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => VoiceWorkspaceFilter, { nullable: true, description: 'Filter. Default: all voices.' })
  filter?: VoiceWorkspaceFilter | null

  @Field(() => VoiceOrder, { nullable: true, description: 'Order. Default: the order of the upstream.' })
  orderBy?: VoiceOrder | null
}
