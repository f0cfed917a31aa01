import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { validInputs } from '../support/mutationInputs.js'
import { ada, type MutationWorld, startMutationWorld } from '../support/mutationWorld.js'
import type { Input } from '../support/wrongValues.js'

interface Sent {
  sent: { userErrors: { code: string; path: string[] }[] }
}

let world: MutationWorld
beforeAll(async () => {
  world = await startMutationWorld()
})
beforeEach(() => world.app.upstream.faults.clear())
afterAll(() => world?.app.close())

const voice = 'name description labels'
const settings =
  'voice_settings.stability voice_settings.similarity_boost voice_settings.style voice_settings.speed ' +
  'voice_settings.use_speaker_boost'
const preview =
  'text voice_description>description auto_generate_text loudness seed guidance_scale output_format stream_previews ' +
  'remixing_session_id remixing_session_iteration_id prompt_strength'
const own = (fields: string, renamed: Readonly<Record<string, string>> = {}) =>
  fields.split(' ').map((entry) => {
    const [field, name] = entry.split('>') as [string, string?]
    return [field, name ?? renamed[field] ?? camelCase(field)] as const
  })
const camelCase = (field: string) =>
  field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()).replace('useSpeakerBoost', 'hasSpeakerBoost')
const path = (field: string, argument: string) => [`path.${field}`, argument] as const

/** By mutation, the fields of its upstream request with their arguments. Those that start with `path.` are in the URL. */
const fieldsOf: Readonly<Record<string, readonly (readonly [field: string, argument: string])[]>> = {
  createProfessionalVoice: own(`${voice} language`),
  updateProfessionalVoice: [...own(`${voice} language`), path('voice_id', 'id')],
  trainVoice: [...own('model_id'), path('voice_id', 'id')],
  cloneVoice: own(`${voice} files.1 remove_background_noise>isBackgroundNoiseRemoved`),
  updateVoice: [...own(`${voice} files.1 remove_background_noise>isBackgroundNoiseRemoved`), path('voice_id', 'id')],
  updateVoiceSettings: [...own('stability similarity_boost style speed use_speaker_boost'), path('voice_id', 'id')],
  addLibraryVoice: [
    ...own('new_name>name'),
    path('voice_id', 'libraryVoiceId'),
    path('public_user_id', 'publicOwnerId'),
  ],
  findSimilarVoices: own('audio_file>audio similarity_threshold top_k>limit'),
  addVoiceSamples: [...own('files.2 remove_background_noise>isBackgroundNoiseRemoved'), path('voice_id', 'voiceId')],
  updateVoiceSample: [
    ...own('selected_speaker_ids.0 trim_start_time>trimStartMs trim_end_time>trimEndMs file_name'),
    ...own('remove_background_noise>isBackgroundNoiseRemoved'),
    path('voice_id', 'id'),
    path('sample_id', 'id'),
  ],
  separateSpeakers: [path('voice_id', 'id'), path('sample_id', 'id')],
  requestManualVoiceVerification: [...own('files.0 extra_text'), path('voice_id', 'id')],
  verifyVoiceCaptcha: [...own('recording'), path('voice_id', 'id')],
  createSpeech: [
    ...own(`text model_id language_code>language ${settings} seed previous_text next_text output_format`),
    ...own('enable_logging>isLogged apply_text_normalization>textNormalization'),
    ...own('apply_language_text_normalization>languageTextNormalization'),
    ...own('previous_request_ids.1>previousGeneratedAudioIds.1 next_request_ids>nextGeneratedAudioIds'),
    ['pronunciation_dictionary_locators.1.version_id', 'pronunciationDictionaries.1.versionId'],
    path('voice_id', 'voiceId'),
  ],
  changeVoice: [
    ...own(`model_id ${settings} seed remove_background_noise file_format output_format enable_logging>isLogged audio`),
    path('voice_id', 'voiceId'),
  ],
  isolateAudio: own('audio file_format'),
  createSoundEffect: own('text loop duration_seconds>durationSecs prompt_influence model_id output_format'),
  designVoice: own(
    `${preview} model_id>model quality should_enhance>enhanceDescription reference_audio_base64>referenceAudio`,
  ),
  remixVoice: [...own(preview), path('voice_id', 'voiceId')],
  createVoiceFromPreview: own(
    'voice_name>name voice_description>description generated_voice_id>previewId labels ' +
      'played_not_selected_voice_ids.0>playedNotSelectedPreviewIds.0',
  ),
  createDubbing: own(
    'name source_url source_lang>sourceLanguage target_lang>targetLanguage target_accent num_speakers>speakerCount ' +
      'watermark start_time>startSecs end_time>endSecs highest_resolution drop_background_audio use_profanity_filter ' +
      'dubbing_studio>isStudio disable_voice_cloning',
  ),
  addDubbingLanguage: [...own('language'), path('dubbing_id', 'dubbingId')],
  createDubbingSpeaker: [
    ...own('speaker_name>name voice_id>voice.voiceId voice_stability>stability voice_similarity>similarity'),
    ...own('voice_style>style'),
    path('dubbing_id', 'dubbingId'),
  ],
  updateDubbingSpeaker: [
    ...own('speaker_name>name voice_id>voice.voiceId voice_stability>stability languages.1'),
    path('dubbing_id', 'id'),
    path('speaker_id', 'id'),
  ],
  createDubbingSegment: [
    ...own('start_time>startSecs end_time>endSecs text translations'),
    path('dubbing_id', 'dubbingId'),
    path('speaker_id', 'speakerId'),
  ],
  updateDubbingSegment: [
    ...own('start_time>startSecs end_time>endSecs text'),
    path('segment_id', 'id'),
    path('language', 'language'),
  ],
  moveDubbingSegments: [...own('segment_ids.1 speaker_id'), path('dubbing_id', 'dubbingId')],
  transcribeDubbingSegments: own('segments.1>segmentIds.1'),
  translateDubbingSegments: own('segments.0>segmentIds.0 languages.1'),
  dubDubbingSegments: own('segments.0>segmentIds.0 languages'),
  renderDubbing: [...own('render_type>type normalize_volume'), path('language', 'language')],
  deleteDubbingSegment: [path('segment_id', 'id')],
  deleteDubbing: [path('dubbing_id', 'id')],
  deleteVoiceSample: [path('sample_id', 'id')],
  deleteVoice: [path('voice_id', 'id')],
}

const withoutUpstream = [
  ...['adoptVoice', 'shareVoice', 'unshareVoice', 'setVoiceVisibility', 'transferVoice', 'resolveVoiceOperation'],
  // Its upstream request is for a history item, which is no argument.
  'deleteGeneratedAudio',
  // One request for each segment; the payload has the part that was deleted.
  'deleteDubbingSegments',
]

function locationOf(field: string): (string | number)[] {
  const names = field.split('.').map((name) => (/^\d+$/.test(name) ? Number(name) : name))
  return names[0] === 'path' ? names : ['body', ...names]
}

/** User errors, with paths below `input`, of a mutation whose request upstream answers with a fault. */
async function refuse(mutation: string, fault: Parameters<MutationWorld['app']['upstream']['faults']['add']>[0]) {
  const { faults } = world.app.upstream
  // An answer before an upload has arrived closes the connection, and may be lost with it.
  for (const method of ['POST', 'PATCH', 'DELETE']) faults.add({ latencyMs: 150, ...fault, match: { method } })
  const userErrors = await sendInput(mutation, validInputs[mutation]!(world)[0]!)
  faults.clear()
  return userErrors
}

async function sendInput(mutation: string, input: Input) {
  const { app } = world
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { sent: ${mutation}(input: $input) { userErrors { code path } } }`
  const files = Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => {
      if (value instanceof File) return [[`input.${name}`, value]]
      if (!Array.isArray(value)) return []
      return value.flatMap((item, index) => (item instanceof File ? [[`input.${name}.${index}`, item]] : []))
    }),
  )
  const variables = { input: JSON.parse(JSON.stringify(input, (_, value) => (value instanceof File ? null : value))) }
  const sent =
    Object.keys(files).length > 0
      ? app.upload<Sent>(query, { as: ada, variables, files })
      : app.ask<Sent>(query, { as: ada, variables })
  const { data, errors } = await sent
  expect(errors).toBeUndefined()
  return data!.sent.userErrors.map(({ code, path }) => [code, path.join('.').replace(/^input\.?/, '')])
}

test('The table of fields contains every mutation with an upstream request', () => {
  const known = [...Object.keys(fieldsOf), ...withoutUpstream].sort()
  expect(known).toEqual(Object.keys(validInputs).sort())
})

describe('Each field that upstream refuses is a user error with the path of its argument in', () => {
  test.each(Object.entries(fieldsOf))('%s', async (mutation, fields) => {
    const locations = fields.map(([field]) => locationOf(field))
    const expected = [...new Set(fields.map(([, argument]) => argument))].map((argument) => ['INVALID', argument])
    const actual = await refuse(mutation, { kind: 'validation_422', locations })
    expect(actual.sort()).toEqual(expected.sort())
  })
})

test.each<[mutation: string, code: string, fault: object, expected: [code: string, argument: string]]>([
  ['trainVoice', 'already_running', { httpStatus: 500, type: 'internal_error' }, ['ALREADY_RUNNING', 'id']],
  ['createSpeech', 'text_too_long', { httpStatus: 429, type: 'rate_limit_error' }, ['TEXT_TOO_LONG', 'text']],
  ['createSpeech', 'voice_not_found', { httpStatus: 500, type: 'internal_error' }, ['NOT_FOUND', 'voiceId']],
  ['cloneVoice', 'invalid_audio', { httpStatus: 503, type: 'service_unavailable' }, ['UPLOAD_REFUSED', 'files']],
  ['updateVoiceSettings', 'invalid_parameters', { httpStatus: 401, param: 'speed' }, ['INVALID', 'speed']],
  ['addDubbingLanguage', 'resource_already_exists', { httpStatus: 500 }, ['CONFLICT', 'language']],
  ['dubDubbingSegments', 'invalid_parameters', { param: 'segments[9]' }, ['INVALID', 'segmentIds']],
  ['createSpeech', 'invalid_parameters', { param: 'text.0' }, ['INVALID', 'text']],
  [
    'createSpeech',
    'invalid_parameters',
    { param: 'pronunciation_dictionary_locators.7.version_id' },
    ['INVALID', 'pronunciationDictionaries'],
  ],
])('%s that upstream refuses with %s returns its user error with %j', async (mutation, code, fault, expected) => {
  expect(await refuse(mutation, { kind: 'domain_error', code, ...fault })).toEqual([expected])
})

test.each([
  ...['cloneVoice', 'updateVoice', 'addVoiceSamples', 'changeVoice', 'isolateAudio', 'findSimilarVoices'],
  ...['verifyVoiceCaptcha', 'requestManualVoiceVerification', 'createDubbing'],
])('A file of %s that its first bytes refuse opens no upstream request', async (mutation) => {
  const page = `<!DOCTYPE html><html><body>${'<p>A page of two megabytes.</p>'.repeat(70_000)}`
  const html = new File([page], 'take.wav', { type: 'audio/wav' })
  const input = validInputs[mutation]!(world).find((valid) => !('sourceUrl' in valid))!
  const isFile = (value: unknown) => value instanceof File || (Array.isArray(value) && value[0] instanceof File)
  const [argument, files] = Object.entries(input).find(([, value]) => isFile(value))!
  world.app.upstream.calls.clear()
  const userErrors = await sendInput(mutation, { ...input, [argument]: Array.isArray(files) ? [html] : html })
  expect(userErrors).toEqual([['UPLOAD_REFUSED', Array.isArray(files) ? `${argument}.0` : argument]])
  expect(world.app.upstream.calls.all({ method: 'POST' })).toEqual([])
})
