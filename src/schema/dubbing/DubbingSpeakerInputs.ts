import { ArrayMaxSize, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType } from 'type-graphql'
import { Characters } from '../shared/Characters.js'
import { maxCompositeIdLength } from '../shared/compositeId.js'
import { IsLanguage } from '../shared/IsLanguage.js'
import { IsText } from '../shared/IsText.js'
import { UniqueItems } from '../shared/UniqueItems.js'
import { VersionedEditInput } from './DubbingEditInput.js'
import { DubbingVoiceMode } from './DubbingSpeaker.js'

@InputType({ description: 'Voice of a speaker of a dubbing.' })
export class DubbingVoiceInput {
  @Field(() => DubbingVoiceMode, { description: 'Source of the voice.' })
  mode!: DubbingVoiceMode

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the voice. Required for the mode VOICE, not allowed otherwise. It must be visible to you or one of the ' +
      '`similarVoices` of the speaker.',
  })
  voiceId?: string | null
}

/** Abstract: not a type of the schema. */
@InputType()
abstract class DubbingSpeakerFields extends VersionedEditInput {
  @IsOptional()
  @IsText()
  @Characters(1, 200)
  @Field(() => String, { nullable: true, description: 'Name of the speaker, 1 to 200 characters.' })
  name?: string | null

  @IsOptional()
  @ValidateNested()
  @Field(() => DubbingVoiceInput, { nullable: true, description: 'Voice of the speaker.' })
  voice?: DubbingVoiceInput | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, {
    nullable: true,
    description: 'Stability, 0 to 1. Higher values are more stable; lower values have a wider emotional range.',
  })
  stability?: number | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, { nullable: true, description: 'Similarity to the original voice, 0 to 1.' })
  similarity?: number | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, { nullable: true, description: 'Exaggeration of the style of the voice, 0 to 1.' })
  style?: number | null
}

@InputType({ description: 'Input of `createDubbingSpeaker`. The new speaker has no segments.' })
export class CreateDubbingSpeakerInput extends DubbingSpeakerFields {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the dubbing. It must be created for the studio and have the status DUBBED.' })
  dubbingId!: string
}

@InputType({ description: 'Input of `updateDubbingSpeaker`. Omitted fields are not changed.' })
export class UpdateDubbingSpeakerInput extends DubbingSpeakerFields {
  @Length(1, maxCompositeIdLength)
  @Field(() => ID, { description: 'Id of the speaker.' })
  id!: string

  @IsOptional()
  @ArrayMaxSize(100)
  @UniqueItems()
  @IsLanguage({ each: true })
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the languages in which the voice changes, at most 100, without repetition. Default: all.',
  })
  languages?: string[] | null
}
