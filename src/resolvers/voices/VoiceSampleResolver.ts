import { Arg, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { VoiceMediaAsset } from '../../schema/audio/VoiceMediaAsset.js'
import { Costs } from '../../schema/shared/Costs.js'
import { Voice } from '../../schema/voices/Voice.js'
import { VoiceSample } from '../../schema/voices/VoiceSample.js'
import { VoiceSampleSpeakerSeparation } from '../../schema/voices/VoiceSampleSpeakerSeparation.js'
import { separationOf } from '../../services/voices/findSample.js'

@Resolver(() => VoiceSample)
export class VoiceSampleResolver {
  @Costs('batched')
  @FieldResolver(() => Voice, {
    nullable: true,
    description: 'The voice of the sample; null if it is not visible to you.',
  })
  voice(@Root() sample: VoiceSample, @Ctx() { loaders }: Context): Promise<Voice | null> {
    return loaders.voice.load(sample.voiceId)
  }

  @Costs('batched')
  @FieldResolver(() => VoiceSampleSpeakerSeparation, {
    nullable: true,
    description: 'Speakers of the sample; null if the voice service has no information about them.',
  })
  speakerSeparation(
    @Root() sample: VoiceSample,
    @Ctx() context: Context,
  ): VoiceSampleSpeakerSeparation | null | Promise<VoiceSampleSpeakerSeparation | null> {
    return separationOf(context, sample)
  }

  @FieldResolver(() => VoiceMediaAsset, { nullable: true, description: 'The uploaded audio file.' })
  audio(@Root() sample: VoiceSample, @Ctx() { mediaUrl }: Context): VoiceMediaAsset {
    return {
      ...mediaUrl({ kind: 'sample', voiceId: sample.voiceId, sampleId: sample.upstreamId }),
      ...(sample.fileName && { fileName: sample.fileName }),
      mediaType: sample.mediaType,
      durationSecs: sample.durationSecs,
    }
  }

  @FieldResolver(() => VoiceMediaAsset, {
    nullable: true,
    description: 'The first 30 seconds of the sample, as used for the training.',
  })
  preview(
    @Root() sample: VoiceSample,
    @Arg('removeBackgroundNoise', () => Boolean, {
      defaultValue: false,
      description: 'Whether to remove background noise from the preview.',
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
    description: 'Amplitudes over time, from 0 to 1, for display. One upstream call for each sample.',
  })
  waveform(@Root() sample: VoiceSample, @Ctx() { loaders }: Context): Promise<number[]> {
    return loaders.waveform.load({ voiceId: sample.voiceId, sampleId: sample.upstreamId })
  }
}
