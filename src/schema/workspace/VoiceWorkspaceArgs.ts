import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator'
import { ArgsType, Directive, Field, InputType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'
import { PageArgs } from '../shared/PageArgs.js'
import { VoiceOrder } from '../voices/inputs/VoiceFilter.js'

export const VoiceWorkspaceVoiceType = enumOf(
  'VoiceWorkspaceVoiceType',
  'Which part of the upstream workspace to list.',
  {
    PERSONAL: 'Made by the account itself.',
    COMMUNITY: 'Copied from the public library.',
    DEFAULT: 'Given to everybody by the voice service.',
    WORKSPACE: 'Made by anybody in the workspace.',
    NON_DEFAULT: 'All but the default ones.',
    NON_COMMUNITY: 'All but those of the public library.',
    SAVED: 'Bookmarked ones.',
  },
)
export type VoiceWorkspaceVoiceType = keyof typeof VoiceWorkspaceVoiceType

export const VoiceWorkspaceCategory = enumOf('VoiceWorkspaceCategory', 'Categories that upstream can filter by.', {
  PREMADE: 'Made by the voice service, for everyone.',
  CLONED: 'Cloned at once from a few recordings.',
  GENERATED: 'Designed from words.',
  PROFESSIONAL: 'Trained on hours of recordings.',
})
export type VoiceWorkspaceCategory = keyof typeof VoiceWorkspaceCategory

export const VoiceWorkspaceTrainingStatus = enumOf(
  'VoiceWorkspaceTrainingStatus',
  'Training states that upstream can filter by.',
  {
    DRAFT: 'Not yet complete enough to train.',
    NOT_VERIFIED: 'Waits for verification.',
    NOT_STARTED: 'No training has been asked for.',
    QUEUED: 'Training waits for its turn.',
    FINE_TUNING: 'Training is running.',
    FINE_TUNED: 'Trained.',
    FAILED: 'Training ended without a result.',
    DELAYED: 'Training takes longer than planned.',
  },
)
export type VoiceWorkspaceTrainingStatus = keyof typeof VoiceWorkspaceTrainingStatus

@Directive('@tag(name: "admin")')
@InputType({ description: 'Which voices of the upstream workspace to list. Conditions are joined by AND.' })
export class VoiceWorkspaceFilter {
  @IsOptional()
  @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'Words to look for in names, descriptions and labels.' })
  search?: string | null

  @Field(() => VoiceWorkspaceVoiceType, { nullable: true, description: 'Which part of the workspace.' })
  voiceType?: VoiceWorkspaceVoiceType | null

  @Field(() => VoiceWorkspaceCategory, { nullable: true, description: 'How the voices came to be.' })
  category?: VoiceWorkspaceCategory | null

  @Field(() => VoiceWorkspaceTrainingStatus, { nullable: true, description: 'How far training is.' })
  trainingStatus?: VoiceWorkspaceTrainingStatus | null

  @IsOptional()
  @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'Id of a collection that holds the voices.' })
  collectionId?: string | null

  @IsOptional()
  @MaxLength(50)
  @Field(() => String, { nullable: true, description: 'Gender label.' })
  gender?: string | null

  @IsOptional()
  @MaxLength(50)
  @Field(() => String, { nullable: true, description: 'Age label.' })
  age?: string | null

  @IsOptional()
  @MaxLength(50)
  @Field(() => String, { nullable: true, description: 'Accent label.' })
  accent?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(50, { each: true })
  @Field(() => [String], { nullable: true, description: 'Language labels, any of them.' })
  languages?: string[] | null

  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(50, { each: true })
  @Field(() => [String], { nullable: true, description: 'Uses that the voices are good for, any of them.' })
  useCases?: string[] | null
}

@ArgsType()
export class VoiceWorkspaceArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => VoiceWorkspaceFilter, { nullable: true, description: 'Which voices to list; absent: all.' })
  filter?: VoiceWorkspaceFilter | null

  @Field(() => VoiceOrder, { nullable: true, description: 'How to sort them; absent: as upstream does.' })
  orderBy?: VoiceOrder | null
}
