import { domainError } from '../../http/apiErrors.js'
import type { FormReader } from '../../http/formReader.js'
import type { FormFile } from '../../http/receiveForm.js'
import type { DubbingRequest } from '../../state/dubbing/dubbingFixture.js'
import { languageOf } from '../../state/dubbing/languages.js'

/** A requested dubbing, with the uploaded file if any. */
export interface DubbingForm {
  request: DubbingRequest
  file: FormFile | undefined
  /** The part of the media to dub, in seconds. */
  startSecs: number
  endSecs: number
  watermark: boolean
}

const MODES = ['automatic', 'manual'] as const
const MAX_BYTES = 1024 ** 3
const MAX_SECS = 2.5 * 3600
const MAX_SPEAKERS = 32
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  mov: 'video/quicktime',
  webm: 'video/webm',
}

/** Reads the form of POST /v1/dubbing. Malformed fields are reported before invalid combinations. */
export function readDubbingForm(form: FormReader): DubbingForm {
  const [file] = form.files('file')
  const [csv] = form.files('csv_file')
  form.files('foreground_audio_file')
  form.files('background_audio_file')
  const url = form.text('source_url')
  const name = form.text('name')
  const source = form.text('source_lang') ?? 'auto'
  const target = form.text('target_lang')
  form.text('target_accent')
  const speakers = form.integer('num_speakers') ?? 0
  const watermark = form.boolean('watermark') ?? false
  const startSecs = form.integer('start_time') ?? 0
  const endSecs = form.integer('end_time') ?? Number.POSITIVE_INFINITY
  form.boolean('highest_resolution')
  const dropBackground = form.boolean('drop_background_audio') ?? false
  form.boolean('use_profanity_filter')
  const editable = form.boolean('dubbing_studio') ?? false
  const disableCloning = form.boolean('disable_voice_cloning') ?? false
  const mode = form.enumValue('mode', MODES) ?? 'automatic'
  form.number('csv_fps')
  form.check()

  if (!file && url === undefined) {
    throw domainError({ code: 'missing_required_field', message: 'A file or a source_url is needed.', param: 'file' })
  }
  if (file && url !== undefined)
    throw invalidParameter('source_url', 'Either a file or a source_url is taken, not both.')
  if (url !== undefined && !/^https?:\/\/[^/]/i.test(url))
    throw invalidParameter('source_url', 'source_url must be a web address.')
  if (mode === 'manual' && !csv) {
    throw domainError({
      code: 'missing_required_field',
      message: 'Manual dubbing needs a csv_file.',
      param: 'csv_file',
    })
  }
  if (speakers < 0 || speakers > MAX_SPEAKERS)
    throw invalidParameter('num_speakers', `At most ${MAX_SPEAKERS} are told apart.`)
  if (startSecs < 0) throw invalidParameter('start_time', 'start_time must not be negative.')
  if (endSecs <= startSecs) throw invalidParameter('end_time', 'end_time must be after start_time.')
  if (file) assertMediaFile(file)
  return {
    request: {
      name: name ?? file?.fileName ?? fileNameOf(url!),
      sourceLanguage: source === 'auto' ? undefined : requireLanguage(source, 'source_lang'),
      targetLanguages: targetLanguagesOf(target, editable),
      editable,
      speakers,
      voice: disableCloning ? 'library' : 'track-clone',
      contentType: file?.contentType ?? CONTENT_TYPES[fileNameOf(url!).split('.').at(-1)!.toLowerCase()],
      durationSecs: file?.recording.durationSecs,
      seed: file?.recording.sha256 ?? url!,
      hasBackground: !dropBackground,
    },
    file,
    startSecs,
    endSecs,
    watermark,
  }
}

export function requireLanguage(code: string, param: string): string {
  const language = languageOf(code)
  if (language === undefined) throw invalidParameter(param, `The language '${code}' is not supported.`)
  return language
}

function targetLanguagesOf(target: string | undefined, editable: boolean): string[] {
  if (target !== undefined) return [requireLanguage(target, 'target_lang')]
  if (editable) return []
  throw emptyTargetLanguage('target_lang')
}

export function emptyTargetLanguage(param: string) {
  return domainError({
    code: 'missing_required_field',
    status: 'empty_target_language',
    message: 'A target language is needed.',
    param,
  })
}

function assertMediaFile({ recording: { sizeBytes, durationSecs } }: FormFile): void {
  if (sizeBytes === 0) throw domainError({ code: 'invalid_audio', message: 'The file is empty.', param: 'file' })
  if (sizeBytes > MAX_BYTES) {
    throw domainError({ code: 'request_too_large', message: `At most ${MAX_BYTES} bytes are taken.`, param: 'file' })
  }
  if (durationSecs > MAX_SECS) {
    throw domainError({
      code: 'audio_too_long',
      message: `At most ${MAX_SECS} seconds are dubbed.`,
      param: 'file',
    })
  }
}

function fileNameOf(url: string): string {
  return (
    url
      .split(/[?#]/, 1)[0]!
      .split('/')
      .findLast((part) => part !== '') ?? url
  )
}

function invalidParameter(param: string, message: string) {
  return domainError({ code: 'invalid_parameters', message, param })
}
