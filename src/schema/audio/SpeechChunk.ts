import { Field, ObjectType } from 'type-graphql'
import { SafeInt } from '../shared/scalars.js'
import { SpeechAlignedCharacter } from './GeneratedAudio.js'

@ObjectType({
  description: 'A chunk of generated audio. The concatenated bytes of all chunks are the complete file.',
  simpleResolvers: true,
})
export class SpeechChunk {
  @Field(() => SafeInt, {
    description:
      'Index of the chunk, starting at 0. To resume a stream, pass the index of the next chunk as `fromChunk`.',
  })
  index!: number

  @Field(() => SafeInt, {
    description:
      'Offset of the chunk in the file, in bytes. A chunk may only be appended if as many bytes were received ' +
      'before it.',
  })
  startByte!: number

  @Field(() => String, {
    description:
      'Bytes of the chunk in Base64, at most 128 KiB. While the audio is generated, a chunk is sent as soon as its bytes ' +
      'arrive. Chunks of PCM, µ-law and A-law contain whole samples; chunks of other formats are not aligned to frames.',
  })
  audioBase64!: string

  @Field(() => [SpeechAlignedCharacter], {
    nullable: true,
    description:
      'Times of characters, relative to the start of the audio; null if this chunk contains none. The alignment of ' +
      'the audio in this chunk may be part of another chunk.',
  })
  alignment!: SpeechAlignedCharacter[] | null

  @Field(() => [SpeechAlignedCharacter], {
    nullable: true,
    description:
      'Alignment of the normalized text, in which numbers and abbreviations are written out; null if this chunk ' +
      'contains none.',
  })
  normalizedAlignment!: SpeechAlignedCharacter[] | null

  @Field(() => Boolean, { description: 'Whether this is the last chunk.' })
  isLast!: boolean
}
