import type { FastifyInstance } from 'fastify'
import { encodeWav } from '../../audio/codecs/wav.js'
import { recording } from '../../audio/synthesis/recordingCache.js'
import type { EmulatorContext } from '../../context.js'
import { PREVIEW_PATH } from '../../state/voices/buildVoice.js'
import { demandVoice } from './requireVoice.js'

const PREVIEW_SECS = 3

/** The storage behind `preview_url`: like the real one it asks for no key. */
export function previewRoutes(api: FastifyInstance, { state }: EmulatorContext): void {
  api.get<{ Params: { voice_id: string } }>(
    `${PREVIEW_PATH}:voice_id.wav`,
    { config: { open: true } },
    ({ params }, reply) => {
      const { voice_id } = state.libraryVoice(params.voice_id) ?? demandVoice(state, params.voice_id).voice
      const seed = `preview:${voice_id}`
      const pcm = recording({ seed, durationSecs: PREVIEW_SECS, speakers: 1, noise: 0 })
      return reply.type('audio/wav').send(encodeWav(pcm))
    },
  )
}
