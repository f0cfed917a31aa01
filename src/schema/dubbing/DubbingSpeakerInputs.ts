import { ArrayMaxSize, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType } from 'type-graphql'
import { Characters } from '../shared/Characters.js'
import { longestCompositeId } from '../shared/compositeId.js'
import { IsLanguage } from '../shared/IsLanguage.js'
import { IsText } from '../shared/IsText.js'
import { UniqueItems } from '../shared/UniqueItems.js'
import { VersionedEditInput } from './DubbingEditInput.js'
import { DubbingVoiceMode } from './DubbingSpeaker.js'

@InputType({ description: 'What a speaker of a dub is to sound like.' })
export class DubbingVoiceInput {
  @Field(() => DubbingVoiceMode, { description: 'Where the voice comes from.' })
  mode!: DubbingVoiceMode

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description:
      'The voice, for the mode VOICE and no other: one that you may see, or one of the `similarVoices` of the speaker.',
  })
  voiceId?: string | null
}

/** It stands in the schema only as a part of others. */
@InputType()
abstract class DubbingSpeakerFields extends VersionedEditInput {
  @IsOptional()
  @IsText()
  @Characters(1, 200)
  @Field(() => String, { nullable: true, description: 'Name of the speaker, at most 200 characters.' })
  name?: string | null

  @IsOptional()
  @ValidateNested()
  @Field(() => DubbingVoiceInput, { nullable: true, description: 'What the speaker sounds like.' })
  voice?: DubbingVoiceInput | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, { nullable: true, description: '0..1: higher is steadier, lower has more emotional range.' })
  stability?: number | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, { nullable: true, description: '0..1: how close speech keeps to the voice.' })
  similarity?: number | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, { nullable: true, description: '0..1: how much the style of the voice is exaggerated.' })
  style?: number | null
}

@InputType({ description: 'A speaker to be added to a dub. It says nothing until it is given segments.' })
export class CreateDubbingSpeakerInput extends DubbingSpeakerFields {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the dub. It has to be made for the studio, and its status DUBBED.' })
  dubbingId!: string
}

@InputType({ description: 'What to change of a speaker. What is left out stays as it is.' })
export class UpdateDubbingSpeakerInput extends DubbingSpeakerFields {
  @Length(1, longestCompositeId)
  @Field(() => ID, { description: 'Id of the speaker.' })
  id!: string

  @IsOptional()
  @ArrayMaxSize(100)
  @UniqueItems()
  @IsLanguage({ each: true })
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the languages in which the voice changes. Absent: in all.',
  })
  languages?: string[] | null
}
