import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../../context.js'
import type { SpeechChunk as FollowedChunk } from '../../media/delivery/readChunks.js'
import { SpeechChunk } from '../../schema/audio/SpeechChunk.js'
import { SafeInt } from '../../schema/shared/scalars.js'
import { followSpeech } from '../../services/audio/followSpeech.js'
import { RequiresScope } from '../shared/RequiresScope.js'
import { toAlignedCharacters } from './toAlignedCharacters.js'

interface SubscribeArguments {
  context: Context
  args: { generatedAudioId: string; fromChunk: number }
}

/** A chunk is encoded only when the client reads it. */
@Resolver()
export class SpeechSubscriptions {
  @RequiresScope('voices:read')
  @Subscription(() => SpeechChunk, {
    nullable: true,
    description:
      'Streams generated audio in chunks, during and after the generation. Each chunk is sent once and in order, ' +
      'then the subscription completes. No audio is generated, so a client can reconnect with `fromChunk`. Ends ' +
      'with an error if the generation fails.',
    subscribe: ({ context, args: { generatedAudioId: audioId, fromChunk } }: SubscribeArguments) =>
      followSpeech(context, { audioId, fromChunk }),
  })
  speechStream(
    @Arg('generatedAudioId', () => ID, { description: 'Id of the generated audio.' }) _audioId: string,
    @Arg('fromChunk', () => SafeInt, { defaultValue: 0, description: 'Index of the first chunk to send.' })
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
