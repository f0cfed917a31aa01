import type { FastifyInstance } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { jsonReader } from '../../http/jsonReader.js'
import { withForm } from '../../http/withForm.js'
import { DEFAULT_SETTINGS } from '../../state/voices/buildVoice.js'
import type { WireVoiceSettings } from '../../wire.js'
import { assertUploads } from '../samples/assertUploads.js'
import { assertFreeSlot, requireEditableVoice } from './requireVoice.js'

interface VoicePath {
  Params: { voice_id: string }
}

export function voiceChangeRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { state } = context
  addEditRoute(api, context)
  addSettingsRoute(api, context)
  addDeleteRoute(api, context)

  api.post('/v1/voices/add', (request) =>
    withForm(request, context, (form) => {
      const name = form.requireText('name')
      const files = form.requireFiles('files')
      const isolate = form.boolean('remove_background_noise') ?? false
      form.check()
      const labels = form.labels('labels') ?? {}
      assertUploads(files, [])
      assertFreeSlot(state, 'voice')
      const { voice_id } = state.addVoice({
        name,
        category: 'cloned',
        description: form.text('description') ?? null,
        labels,
        samples: [],
      })
      state.addSamples(voice_id, files, isolate)
      return { voice_id, requires_verification: false }
    }),
  )
}

function addEditRoute(api: FastifyInstance, context: EmulatorContext): void {
  const { state } = context

  api.post<VoicePath>('/v1/voices/:voice_id/edit', (request) =>
    withForm(request, context, (form) => {
      const name = form.requireText('name')
      const files = form.files('files')
      const isolate = form.boolean('remove_background_noise') ?? false
      form.boolean('moderate_metadata')
      form.check()
      const { voice_id } = request.params
      const { voice } = requireEditableVoice(state, voice_id)
      const description = form.text('description')
      const labels = form.labels('labels')
      assertUploads(files, voice.samples ?? [])
      state.patchVoice(voice_id, {
        name,
        ...(description === undefined ? {} : { description }),
        ...(labels === undefined ? {} : { labels }),
      })
      if (files.length > 0) state.addSamples(voice_id, files, isolate)
      return { status: 'ok' }
    }),
  )
}

function addSettingsRoute(api: FastifyInstance, { state }: EmulatorContext): void {
  api.post<VoicePath>('/v1/voices/:voice_id/settings/edit', ({ params: { voice_id }, body }) => {
    const json = jsonReader(body)
    const requested: WireVoiceSettings = {
      stability: json.number('stability', 0, 1),
      use_speaker_boost: json.boolean('use_speaker_boost'),
      similarity_boost: json.number('similarity_boost', 0, 1),
      style: json.number('style'),
      speed: json.number('speed'),
    }
    json.check()
    requireEditableVoice(state, voice_id)
    // Absent keys are reset: the body declares a default for each. Null stays null.
    const settings = Object.entries(DEFAULT_SETTINGS).map(([key, defaultValue]) => {
      return [key, requested[key as keyof WireVoiceSettings] ?? (json.has(key) ? null : defaultValue)]
    })
    state.patchVoice(voice_id, { settings: Object.fromEntries(settings) })
    return { status: 'ok' }
  })
}

function addDeleteRoute(api: FastifyInstance, { state }: EmulatorContext): void {
  api.delete<VoicePath>('/v1/voices/:voice_id', ({ params: { voice_id } }) => {
    requireEditableVoice(state, voice_id)
    state.removeVoice(voice_id)
    return { status: 'ok' }
  })
}
