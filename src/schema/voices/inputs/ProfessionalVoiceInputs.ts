import { ArrayMaxSize, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { IdempotencyKey } from '../../shared/IdempotencyKey.js'
import { IsLanguage } from '../../shared/IsLanguage.js'
import { UniqueLabels, VoiceLabelInput } from './VoiceLabelInput.js'

@InputType({
  description:
    'Input of `createProfessionalVoice`. The new voice has no samples; add samples, verify the voice and train it.',
})
export class CreateProfessionalVoiceInput {
  @Length(1, 100)
  @Field(() => String, { description: 'Name of the voice, 1 to 100 characters.' })
  name!: string

  @IsLanguage()
  @Field(() => String, { description: 'Language code of the samples, such as `en`.' })
  language!: string

  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'Description of the voice, at most 500 characters.' })
  description?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @UniqueLabels()
  @ValidateNested({ each: true })
  @Field(() => [VoiceLabelInput], { nullable: true, description: 'Labels of the voice, at most 20.' })
  labels?: VoiceLabelInput[] | null

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Input of `updateProfessionalVoice`. Omitted fields are not changed.' })
export class UpdateProfessionalVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice.' })
  id!: string

  @IsOptional()
  @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'Name of the voice, 1 to 100 characters.' })
  name?: string | null

  @IsOptional()
  @IsLanguage()
  @Field(() => String, { nullable: true, description: 'Language code of the voice.' })
  language?: string | null

  @IsOptional()
  @MaxLength(500)
  @Field(() => String, {
    nullable: true,
    description: 'Description of the voice, at most 500 characters. Null: deletes the description.',
  })
  description?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @UniqueLabels()
  @ValidateNested({ each: true })
  @Field(() => [VoiceLabelInput], {
    nullable: true,
    description: 'All labels of the voice, at most 20. They replace the current labels.',
  })
  labels?: VoiceLabelInput[] | null
}

@InputType({ description: 'Input of `trainVoice`.' })
export class TrainVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the voice.' })
  id!: string

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, { nullable: true, description: 'Id of the model. Default: chosen by the voice service.' })
  modelId?: string | null

  @IdempotencyKey()
  idempotencyKey?: string | null
}
