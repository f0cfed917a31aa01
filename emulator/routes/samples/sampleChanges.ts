import type { FastifyInstance } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { jsonReader } from '../../http/jsonReader.js'
import { withForm } from '../../http/withForm.js'
import type { SampleFixture } from '../../state/voices/buildSample.js'
import type { WireSample } from '../../wire.js'
import { DEFAULT_TRAINING_MODEL } from '../voices/professionalVoices.js'
import { requireEditableVoice, requireProfessionalVoice, requireSample } from '../voices/requireVoice.js'
import { assertUploads } from './assertUploads.js'

interface VoicePath {
  Params: { voice_id: string }
}

interface SamplePath {
  Params: { voice_id: string; sample_id: string }
}

export function sampleChangeRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { state } = context

  api.post<VoicePath>('/v1/voices/pvc/:voice_id/samples', (request) =>
    withForm(request, context, (form) => {
      const files = form.requireFiles('files')
      const isolate = form.boolean('remove_background_noise') ?? false
      form.check()
      const { voice_id } = request.params
      const { voice } = requireProfessionalVoice(state, voice_id)
      assertUploads(files, voice.samples ?? [])
      const added = state.addSamples(voice_id, files, isolate)
      if (Object.keys(voice.fine_tuning?.state ?? {}).length === 0) {
        state.patchVoice(voice_id, { fine_tuning: { state: { [DEFAULT_TRAINING_MODEL]: 'not_started' } } })
      }
      return added
    }),
  )
  addUpdateRoute(api, context)
  addDeleteRoutes(api, context)
}

function addUpdateRoute(api: FastifyInstance, { state }: EmulatorContext): void {
  api.post<SamplePath>('/v1/voices/pvc/:voice_id/samples/:sample_id', ({ params: { voice_id, sample_id }, body }) => {
    const json = jsonReader(body)
    // Absent means false, not unchanged: the body declares this default.
    const isolate = json.nonNullBoolean('remove_background_noise', false)
    const selected = json.texts('selected_speaker_ids')
    const start = json.integer('trim_start_time', 0)
    const end = json.integer('trim_end_time', 0)
    const fileName = json.text('file_name')
    json.check()
    requireProfessionalVoice(state, voice_id)
    const { sample } = requireSample(state, voice_id, sample_id)
    assertTrim(sample, start, end)
    if (selected) assertSpeakersSelectable(sample, selected)
    const patch: SampleFixture = {
      remove_background_noise: isolate,
      ...(isolate ? { has_isolated_audio: true, has_isolated_audio_preview: true } : {}),
      ...(start === undefined ? {} : { trim_start: start }),
      ...(end === undefined ? {} : { trim_end: end }),
      ...(fileName === undefined ? {} : { file_name: fileName }),
      ...(selected ? { speaker_separation: { ...sample.speaker_separation, selected_speaker_ids: selected } } : {}),
    }
    state.patchSample(voice_id, sample_id, patch)
    return { voice_id }
  })
}

function addDeleteRoutes(api: FastifyInstance, { state }: EmulatorContext): void {
  api.delete<SamplePath>('/v1/voices/pvc/:voice_id/samples/:sample_id', ({ params: { voice_id, sample_id } }) => {
    requireProfessionalVoice(state, voice_id)
    requireSample(state, voice_id, sample_id)
    state.removeSample(voice_id, sample_id)
    return { status: 'ok' }
  })

  api.delete<SamplePath>('/v1/voices/:voice_id/samples/:sample_id', ({ params: { voice_id, sample_id } }) => {
    requireEditableVoice(state, voice_id)
    requireSample(state, voice_id, sample_id)
    state.removeSample(voice_id, sample_id)
    return { status: 'ok' }
  })
}

function assertTrim(sample: WireSample, start: number | undefined, end: number | undefined): void {
  const lengthMs = sample.duration_secs == null ? Number.POSITIVE_INFINITY : Math.ceil(sample.duration_secs * 1000)
  const from = start ?? sample.trim_start ?? 0
  const to = end ?? sample.trim_end ?? lengthMs
  if (from < to && to <= lengthMs) return
  throw domainError({
    code: 'invalid_parameters',
    message: `The trim must begin before it ends, and end within the ${lengthMs} ms of the sample.`,
    param: end === undefined ? 'trim_start_time' : 'trim_end_time',
  })
}

function assertSpeakersSelectable({ sample_id, speaker_separation }: WireSample, selected: readonly string[]): void {
  const { status = 'not_started', speakers } = speaker_separation ?? {}
  if (status !== 'completed') {
    throw domainError({
      code: 'bad_request',
      message: `No speaker of sample '${sample_id}' can be selected: the separation is ${status}.`,
    })
  }
  const unknown = selected.find((id) => !Object.hasOwn(speakers ?? {}, id))
  if (unknown === undefined) return
  throw domainError({
    code: 'speaker_not_found',
    message: `A speaker with speaker_id '${unknown}' was not found in sample '${sample_id}'.`,
  })
}
