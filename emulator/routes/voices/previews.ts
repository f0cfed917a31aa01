import type { FastifyInstance } from 'fastify'
import { encodeWav } from '../../audio/codecs/wav.js'
import { synthesizedRecording } from '../../audio/synthesis/recordingCache.js'
import type { EmulatorContext } from '../../context.js'
import { PREVIEW_PATH } from '../../state/voices/buildVoice.js'
import { requireVoice } from './requireVoice.js'

const PREVIEW_SECS = 3

/** The file storage behind `preview_url`. It needs no API key. */
export function previewRoutes(api: FastifyInstance, { state }: EmulatorContext): void {
  api.get<{ Params: { voice_id: string } }>(
    `${PREVIEW_PATH}:voice_id.wav`,
    { config: { isPublic: true } },
    ({ params }, reply) => {
      const { voice_id } = state.libraryVoice(params.voice_id) ?? requireVoice(state, params.voice_id).voice
      const seed = `preview:${voice_id}`
      const pcm = synthesizedRecording({ seed, durationSecs: PREVIEW_SECS, speakers: 1, noise: 0 })
      return reply.type('audio/wav').send(encodeWav(pcm))
    },
  )
}
