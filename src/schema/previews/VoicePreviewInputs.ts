import { ArrayMaxSize, IsInt, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType, Int } from 'type-graphql'
import { AudioOutputFormat } from '../audio/AudioOutputFormat.js'
import { Characters } from '../shared/Characters.js'
import { enumOf } from '../shared/enumOf.js'
import { IdempotencyKey } from '../shared/IdempotencyKey.js'
import { IsText } from '../shared/IsText.js'
import { Upload, type UploadedFile } from '../shared/Upload.js'
import { VoiceLabelInput } from '../voices/inputs/VoiceLabelInput.js'

export const VoiceDesignModel = enumOf('VoiceDesignModel', 'A model that thinks up voices.', {
  ELEVEN_MULTILINGUAL_TTV_V2: 'Designs from words alone.',
  ELEVEN_TTV_V3: 'Also takes a recording to start from.',
})
export type VoiceDesignModel = keyof typeof VoiceDesignModel

const LARGEST_SEED = 2_147_483_647

@InputType({ description: 'What designs and remixes have in common.' })
class VoicePreviewsInput {
  @IsOptional()
  @IsText()
  @Characters(100, 1_000)
  @Field(() => String, {
    nullable: true,
    description: 'What the previews say, 100 to 1000 characters. Give this or set `autoGenerateText`.',
  })
  text?: string | null

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the voice service writes a text that suits the description.',
  })
  autoGenerateText: boolean = false

  @IsOptional()
  @Min(-1)
  @Max(1)
  @Field(() => Float, { nullable: true, description: '-1..1: how loud it is; 0 is about -24 LUFS. Absent: 0.5.' })
  loudness?: number | null

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LARGEST_SEED)
  @Field(() => Int, { nullable: true, description: 'The same seed with the same input gives the same voices.' })
  seed?: number | null

  @IsOptional()
  @Min(0)
  @Max(100)
  @Field(() => Float, {
    nullable: true,
    description: '0..100: how closely to keep to the description. High values can sound artificial.',
  })
  guidanceScale?: number | null

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether to answer before the previews can be heard: each is then made when its `audio` is played, and is not ' +
      'kept here, so that it can be heard no longer than the voice service remembers it.',
  })
  streamPreviews: boolean = false

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description: 'Session at the voice service that this belongs to; one of those that this platform offers.',
  })
  remixingSessionId?: string | null

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description: 'Round of that session, one of those that this platform offers; absent: a new one.',
  })
  remixingSessionIterationId?: string | null

  @Field(() => AudioOutputFormat, {
    defaultValue: AudioOutputFormat.MP3_44100_192,
    description: 'Format of the previews; any but WAV.',
  })
  outputFormat: AudioOutputFormat = AudioOutputFormat.MP3_44100_192

  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'A voice to think up from words. Several previews of it are made, and paid for together.' })
export class DesignVoiceInput extends VoicePreviewsInput {
  @IsText()
  @Characters(20, 1_000)
  @Field(() => String, { description: 'What it shall sound like, 20 to 1000 characters.' })
  description!: string

  @Field(() => VoiceDesignModel, {
    defaultValue: VoiceDesignModel.ELEVEN_MULTILINGUAL_TTV_V2,
    description: 'The model that thinks it up.',
  })
  model: VoiceDesignModel = VoiceDesignModel.ELEVEN_MULTILINGUAL_TTV_V2

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the voice service adds detail to the description first.',
  })
  enhanceDescription: boolean = false

  @IsOptional()
  @Min(-1)
  @Max(1)
  @Field(() => Float, { nullable: true, description: '-1..1: higher sounds better and varies less.' })
  quality?: number | null

  @Field(() => Upload, {
    nullable: true,
    description: 'A recording to start from, at most 10 MiB; with ELEVEN_TTV_V3 only.',
  })
  referenceAudio?: Promise<UploadedFile> | null

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, {
    nullable: true,
    description: '0..1: how much the description counts against the recording; with ELEVEN_TTV_V3 only.',
  })
  promptStrength?: number | null
}

@InputType({
  description: 'A voice to think up from another one. Several previews of it are made, and paid for together.',
})
export class RemixVoiceInput extends VoicePreviewsInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The voice to start from; you have to be allowed to change it.' })
  voiceId!: string

  @IsText()
  @Characters(5, 1_000)
  @Field(() => String, { description: 'What of it shall be different, 5 to 1000 characters.' })
  description!: string

  @IsOptional()
  @Min(0)
  @Max(1)
  @Field(() => Float, {
    nullable: true,
    description: '0..1: how much the description counts against the voice; the models that know it heed it.',
  })
  promptStrength?: number | null
}

@InputType({ description: 'A preview to make a voice of, as the viewer’s own.' })
export class CreateVoiceFromPreviewInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The preview; it has to be your own.' })
  previewId!: string

  @IsText()
  @Characters(1, 100)
  @Field(() => String, { description: 'Name of the voice, at most 100 characters.' })
  name!: string

  @IsOptional()
  @IsText()
  @Characters(20, 1_000)
  @Field(() => String, {
    nullable: true,
    description: 'What it sounds like, 20 to 1000 characters; absent: the description of the preview.',
  })
  description?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Field(() => [VoiceLabelInput], { nullable: true, description: 'Labels of the voice.' })
  labels?: VoiceLabelInput[] | null

  @IsOptional()
  @ArrayMaxSize(100)
  @Length(1, 100, { each: true })
  @Field(() => [ID], {
    nullable: true,
    description: 'Previews that were heard and not chosen. The voice service learns from it.',
  })
  playedNotSelectedPreviewIds?: string[] | null

  @IdempotencyKey()
  idempotencyKey?: string | null
}
