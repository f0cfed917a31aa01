import type { FastifyInstance } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { DEFAULT_SETTINGS } from '../../state/voices/buildVoice.js'
import { requireVoice } from './requireVoice.js'

export function voiceSettingsRoutes(api: FastifyInstance, { state }: EmulatorContext): void {
  api.get('/v1/voices/settings/default', () => DEFAULT_SETTINGS)

  api.get<{ Params: { voice_id: string } }>(
    '/v1/voices/:voice_id/settings',
    ({ params }) => requireVoice(state, params.voice_id).voice.settings ?? DEFAULT_SETTINGS,
  )
}
