import type { FastifyInstance } from 'fastify'
import { encodeWav, SAMPLE_RATE, slicePcm } from '../../audio/codecs/wav.js'
import { sampleRecording } from '../../audio/synthesis/sampleRecording.js'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { notStartedSeparation } from '../../state/voices/buildSample.js'
import { requireProfessionalVoice, requireSample } from '../voices/requireVoice.js'

interface SamplePath {
  Params: { voice_id: string; sample_id: string }
}

interface SpeakerPath {
  Params: { voice_id: string; sample_id: string; speaker_id: string }
}

export function speakerRoutes(api: FastifyInstance, { state, audio }: EmulatorContext): void {
  api.get<SamplePath>('/v1/voices/pvc/:voice_id/samples/:sample_id/speakers', ({ params }) => {
    const { voice_id, sample_id } = params
    const { sample } = requireSample(state, voice_id, sample_id)
    return sample.speaker_separation ?? notStartedSeparation(voice_id, sample_id)
  })

  api.post<SamplePath>('/v1/voices/pvc/:voice_id/samples/:sample_id/separate-speakers', ({ params }) => {
    const { voice_id, sample_id } = params
    const record = requireProfessionalVoice(state, voice_id)
    const { sample } = requireSample(state, voice_id, sample_id)
    if (sample.speaker_separation?.status === 'pending') {
      throw domainError({
        code: 'already_running',
        message: `The speakers of sample '${sample_id}' are already being separated.`,
      })
    }
    state.startSeparation(record, sample_id)
    return { status: 'ok' }
  })

  api.get<SpeakerPath>('/v1/voices/pvc/:voice_id/samples/:sample_id/speakers/:speaker_id/audio', async ({ params }) => {
    const { voice_id, sample_id, speaker_id } = params
    const { sample, recipe } = requireSample(state, voice_id, sample_id)
    const { status = 'not_started', speakers } = sample.speaker_separation ?? {}
    if (status !== 'completed') {
      throw domainError({
        code: 'bad_request',
        message: `The speakers of sample '${sample_id}' are not separated: the separation is ${status}.`,
      })
    }
    const speaker = Object.hasOwn(speakers ?? {}, speaker_id) ? speakers?.[speaker_id] : undefined
    if (!speaker) {
      throw domainError({
        code: 'speaker_not_found',
        message: `A speaker with speaker_id '${speaker_id}' was not found in sample '${sample_id}'.`,
      })
    }
    const speech = slicePcm(
      await sampleRecording(audio, { sampleId: sample_id, recipe, isolated: true }),
      speaker.utterances ?? [],
    )
    return {
      audio_base_64: encodeWav(speech).toString('base64'),
      media_type: 'audio/wav',
      duration_secs: speech.length / SAMPLE_RATE,
    }
  })
}
