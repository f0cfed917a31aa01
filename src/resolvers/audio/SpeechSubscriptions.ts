import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../../context.js'
import type { SpeechChunk as FollowedChunk } from '../../media/delivery/readChunks.js'
import { SpeechChunk } from '../../schema/audio/SpeechChunk.js'
import { SafeInt } from '../../schema/shared/scalars.js'
import { followSpeech } from '../../services/audio/followSpeech.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { toAlignedCharacters } from './toAlignedCharacters.js'

interface Following {
  context: Context
  args: { generatedAudioId: string; fromChunk: number }
}

/** A piece is encoded for the one who asked for it, when it is asked for: until then there are only its bytes. */
@Resolver()
export class SpeechSubscriptions {
  @RequiresScope('voices:read')
  @Subscription(() => SpeechChunk, {
    nullable: true,
    description:
      'A sound in pieces, while it is being made and afterwards: all of them in their order, each once, and then it ' +
      'completes. Nothing is made for it, so whoever was cut off comes back with `fromChunk`. A sound that breaks off ' +
      'ends with an error.',
    subscribe: ({ context, args: { generatedAudioId: audioId, fromChunk } }: Following) =>
      followSpeech(context, { audioId, fromChunk }),
  })
  speechStream(
    @Arg('generatedAudioId', () => ID, { description: 'The sound.' }) _audioId: string,
    @Arg('fromChunk', () => SafeInt, { defaultValue: 0, description: 'Number of the first piece that is wanted.' })
    _fromChunk: number,
    @Root() { audio, alignment, normalizedAlignment, ...chunk }: FollowedChunk,
  ): SpeechChunk {
    return {
      ...chunk,
      audioBase64: audio.toString('base64'),
      alignment: alignment && toAlignedCharacters(alignment),
      normalizedAlignment: normalizedAlignment && toAlignedCharacters(normalizedAlignment),
    }
  }
}
