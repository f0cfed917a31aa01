import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'
import { Costs } from '../../schema/shared/Costs.js'
import { VoiceSample } from '../../schema/voices/VoiceSample.js'
import { VoiceSampleSpeaker } from '../../schema/voices/VoiceSampleSpeaker.js'
import { findSample } from '../../services/voices/findSample.js'

@Resolver(() => VoiceSampleSpeaker)
export class VoiceSampleSpeakerResolver {
  @Costs('batched')
  @FieldResolver(() => VoiceSample, {
    nullable: true,
    description: 'The sample of the speaker; null if it is not visible to you.',
  })
  sample(@Root() speaker: VoiceSampleSpeaker, @Ctx() context: Context): Promise<VoiceSample | null> {
    return findSample(context, speaker.voiceId, speaker.upstreamSampleId)
  }

  @FieldResolver(() => VoiceMediaAsset, { nullable: true, description: 'The speech of this speaker only.' })
  audio(@Root() speaker: VoiceSampleSpeaker, @Ctx() { mediaUrl }: Context): VoiceMediaAsset {
    const { voiceId, upstreamSampleId: sampleId, upstreamId: speakerId } = speaker
    return {
      ...mediaUrl({ kind: 'speaker', voiceId, sampleId, speakerId }),
      mediaType: null,
      durationSecs: speaker.durationSecs,
    }
  }
}
