import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../../context.js'
import type { GeneratedAudioRow } from '../../datasources/postgres/audio/GeneratedAudioRow.js'
import { toGeneratedAudio } from '../../loaders/audioLoader.js'
import { GeneratedAudio } from '../../schema/audio/GeneratedAudio.js'
import { followGeneratedAudio } from '../../services/audio/followGeneratedAudio.js'
import { RequiresScope } from '../shared/RequiresScope.js'

interface SubscribeArguments {
  context: Context
  args: { id: string }
}

@Resolver()
export class GeneratedAudioSubscriptions {
  @RequiresScope('voices:read')
  @Subscription(() => GeneratedAudio, {
    nullable: true,
    description:
      'Sends generated audio, then again for every change of its status. Completes when the status is READY or ' +
      'FAILED. Ends with the error NOT_FOUND if the audio is deleted. A player that started before READY has no ' +
      'duration (`Infinity`) and cannot seek: after READY load the URL of `audio` again.',
    subscribe: ({ context, args }: SubscribeArguments) => followGeneratedAudio(context, args.id),
  })
  generatedAudioUpdated(
    @Arg('id', () => ID, { description: 'Id of the generated audio.' }) _id: string,
    @Root() event: GeneratedAudioRow,
  ): GeneratedAudio {
    return toGeneratedAudio(event)
  }
}
