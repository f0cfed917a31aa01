import { Arg, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'
import { Costs } from '../../schema/shared/Costs.js'
import { Voice } from '../../schema/voices/Voice.js'
import { VoiceSample } from '../../schema/voices/VoiceSample.js'
import { VoiceSampleSpeakerSeparation } from '../../schema/voices/VoiceSampleSpeakerSeparation.js'

@Resolver(() => VoiceSample)
export class VoiceSampleResolver {
  @Costs('batched')
  @FieldResolver(() => Voice, { nullable: true, description: 'The voice that the recording belongs to.' })
  voice(@Root() sample: VoiceSample, @Ctx() { loaders }: Context): Promise<Voice | null> {
    return loaders.voice.load(sample.voiceId)
  }

  @Costs('batched')
  @FieldResolver(() => VoiceSampleSpeakerSeparation, {
    nullable: true,
    description: 'Who is heard in the recording; null where upstream knows nothing of it.',
  })
  speakerSeparation(
    @Root() sample: VoiceSample,
    @Ctx() { loaders }: Context,
  ): VoiceSampleSpeakerSeparation | null | Promise<VoiceSampleSpeakerSeparation | null> {
    if (sample.separation !== undefined) return sample.separation
    return loaders.separation.load({ voiceId: sample.voiceId, sampleId: sample.upstreamId })
  }

  @FieldResolver(() => VoiceMediaAsset, { nullable: true, description: 'The recording as it was uploaded.' })
  audio(@Root() sample: VoiceSample, @Ctx() { mediaUrl }: Context): VoiceMediaAsset {
    return {
      ...mediaUrl({ kind: 'sample', voiceId: sample.voiceId, sampleId: sample.upstreamId }),
      mediaType: sample.mediaType,
      durationSecs: sample.durationSecs,
    }
  }

  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'The first half minute of the recording, as training hears it.',
  })
  preview(
    @Root() sample: VoiceSample,
    @Arg('removeBackgroundNoise', () => Boolean, {
      defaultValue: false,
      description: 'Whether to hear it without background noise.',
    })
    removeBackgroundNoise: boolean,
    @Ctx() { mediaUrl }: Context,
  ): VoiceMediaAsset {
    const { voiceId, upstreamId: sampleId } = sample
    return {
      ...mediaUrl({ kind: 'sample-preview', voiceId, sampleId, removeBackgroundNoise }),
      mediaType: null,
      durationSecs: null,
    }
  }

  @Costs('call')
  @FieldResolver(() => [Float], {
    nullable: true,
    description: 'Loudness over time, for drawing: values from 0 to 1. One upstream call a sample.',
  })
  waveform(@Root() sample: VoiceSample, @Ctx() { loaders }: Context): Promise<number[]> {
    return loaders.waveform.load({ voiceId: sample.voiceId, sampleId: sample.upstreamId })
  }
}
