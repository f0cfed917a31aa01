import { ArrayMaxSize, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { IdempotencyKey } from '../../shared/IdempotencyKey.js'
import { IsLanguage } from '../../shared/IsLanguage.js'
import { VoiceLabelInput } from './VoiceLabelInput.js'

@InputType({
  description: 'A professional voice to make. It begins empty: samples come next, then verification and training.',
})
export class CreateProfessionalVoiceInput {
  @Length(1, 100)
  @Field(() => String, { description: 'Name of the voice, at most 100 characters.' })
  name!: string

  @IsLanguage()
  @Field(() => String, { description: 'Language that is spoken in the samples, e.g. `en`.' })
  language!: string

  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'What it sounds like, at most 500 characters.' })
  description?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Field(() => [VoiceLabelInput], { nullable: true, description: 'Labels of the voice.' })
  labels?: VoiceLabelInput[] | null

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'What to change of a professional voice. What is left out stays as it is.' })
export class UpdateProfessionalVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  id!: string

  @IsOptional()
  @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'Its new name.' })
  name?: string | null

  @IsOptional()
  @IsLanguage()
  @Field(() => String, { nullable: true, description: 'Its language.' })
  language?: string | null

  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'Its description; an explicit null clears it.' })
  description?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Field(() => [VoiceLabelInput], {
    nullable: true,
    description: 'Its labels, all of them: they replace the present ones.',
  })
  labels?: VoiceLabelInput[] | null
}

@InputType({ description: 'Starts the training of a professional voice.' })
export class TrainVoiceInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice.' })
  id!: string

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, { nullable: true, description: 'The model to train it for; absent: as the voice service decides.' })
  modelId?: string | null

  @IdempotencyKey()
  idempotencyKey?: string | null
}
