import type { FastifyInstance } from 'fastify'
import { encodeWav, SAMPLE_RATE, slicePcm } from '../../audio/codecs/wav.js'
import { synthesizedRecording } from '../../audio/synthesis/recordingCache.js'
import { sampleRecording } from '../../audio/synthesis/sampleRecording.js'
import { waveform } from '../../audio/waveform.js'
import type { EmulatorContext } from '../../context.js'
import { queryReader } from '../../http/queryReader.js'
import { requireSample } from '../voices/requireVoice.js'

interface SamplePath {
  Params: { voice_id: string; sample_id: string }
}

const PREVIEW_SECS = 30

export function sampleRoutes(api: FastifyInstance, { state, audio }: EmulatorContext): void {
  api.get<SamplePath>('/v1/voices/:voice_id/samples/:sample_id/audio', async ({ params }, reply) => {
    const { sample, recipe } = requireSample(state, params.voice_id, params.sample_id)
    const uploaded = await audio.read(sample.sample_id)
    if (uploaded) return reply.type(sample.mime_type).send(uploaded)
    return reply.type('audio/wav').send(encodeWav(synthesizedRecording(recipe)))
  })

  api.get<SamplePath>('/v1/voices/pvc/:voice_id/samples/:sample_id/audio', async ({ params, query }) => {
    const read = queryReader(query)
    const isolated = read.boolean('remove_background_noise') ?? false
    read.check()
    const { voice_id, sample_id } = params
    const { recipe } = requireSample(state, voice_id, sample_id)
    const whole = await sampleRecording(audio, { sampleId: sample_id, recipe, isolated })
    const preview = slicePcm(whole, [{ start: 0, end: PREVIEW_SECS }])
    return {
      audio_base_64: encodeWav(preview).toString('base64'),
      voice_id,
      sample_id,
      media_type: 'audio/wav',
      duration_secs: preview.length / SAMPLE_RATE,
    }
  })

  api.get<SamplePath>('/v1/voices/pvc/:voice_id/samples/:sample_id/waveform', async ({ params }) => {
    const { sample, recipe } = requireSample(state, params.voice_id, params.sample_id)
    return {
      sample_id: sample.sample_id,
      visual_waveform: waveform(await sampleRecording(audio, { sampleId: sample.sample_id, recipe })),
    }
  })
}
