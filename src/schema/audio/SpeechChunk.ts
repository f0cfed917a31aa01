import { Field, ObjectType } from 'type-graphql'
import { SafeInt } from '../shared/scalars.js'
import { SpeechAlignedCharacter } from './GeneratedAudio.js'

@ObjectType({
  description: 'A piece of a sound. The bytes of all its pieces, one after the other, are the whole file.',
  simpleResolvers: true,
})
export class SpeechChunk {
  @Field(() => SafeInt, { description: 'Its number: the first is 0. Come back for the rest with `fromChunk`.' })
  index!: number

  @Field(() => SafeInt, {
    description: 'How many bytes of the file stand before it: what is added to another number of bytes does not fit.',
  })
  startByte!: number

  @Field(() => String, { description: 'Its bytes, in Base64. They may begin and end within a frame of the codec.' })
  audioBase64!: string

  @Field(() => [SpeechAlignedCharacter], {
    nullable: true,
    description:
      'When its characters are heard, counted from the start of the sound; null where nothing is told with this piece. ' +
      'Its characters then stand with another.',
  })
  alignment!: SpeechAlignedCharacter[] | null

  @Field(() => [SpeechAlignedCharacter], {
    nullable: true,
    description: 'The same for the text as it was spoken, with its numbers and the like spelled out.',
  })
  normalizedAlignment!: SpeechAlignedCharacter[] | null

  @Field(() => Boolean, { description: 'Whether the sound is whole with it.' })
  isLast!: boolean
}
