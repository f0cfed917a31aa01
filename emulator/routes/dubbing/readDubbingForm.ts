import { domainError } from '../../http/apiErrors.js'
import type { FormReader } from '../../http/FormReader.js'
import type { FormFile } from '../../http/receiveForm.js'
import type { DubbingRequest } from '../../state/dubbing/dubbingRequest.js'
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
  const fields = readFields(form)
  assertSource(fields)
  assertRange(fields)
  const { file, url, target, editable, startSecs, endSecs, watermark } = fields
  if (file) assertMediaFile(file)
  const source = file
    ? { fileName: file.fileName, contentType: file.contentType, seed: file.recording.sha256 }
    : { fileName: fileNameOf(url!), contentType: contentTypeOf(url!), seed: url! }
  return {
    request: {
      name: fields.name ?? source.fileName,
      sourceLanguage: fields.source === 'auto' ? undefined : requireLanguage(fields.source, 'source_lang'),
      targetLanguages: targetLanguagesOf(target, editable),
      editable,
      speakers: fields.speakers,
      voice: fields.disableCloning ? 'library' : 'track-clone',
      contentType: source.contentType,
      durationSecs: file?.recording.durationSecs,
      seed: source.seed,
      hasBackground: !fields.dropBackground,
    },
    file,
    startSecs,
    endSecs,
    watermark,
  }
}

type Fields = ReturnType<typeof readFields>

function readFields(form: FormReader) {
  const [file] = form.files('file')
  const [csv] = form.files('csv_file')
  form.files('foreground_audio_file')
  form.files('background_audio_file')
  const fields = {
    file,
    csv,
    url: form.text('source_url'),
    name: form.text('name'),
    source: form.text('source_lang') ?? 'auto',
    target: form.text('target_lang'),
    speakers: form.integer('num_speakers') ?? 0,
    watermark: form.boolean('watermark') ?? false,
    startSecs: form.integer('start_time') ?? 0,
    endSecs: form.integer('end_time') ?? Number.POSITIVE_INFINITY,
    dropBackground: form.boolean('drop_background_audio') ?? false,
    editable: form.boolean('dubbing_studio') ?? false,
    disableCloning: form.boolean('disable_voice_cloning') ?? false,
    mode: form.enumValue('mode', MODES) ?? 'automatic',
  }
  for (const name of ['highest_resolution', 'use_profanity_filter']) form.boolean(name)
  form.number('csv_fps')
  form.check()
  return fields
}

function assertSource({ file, url, mode, csv }: Fields): void {
  if (!file && url === undefined) {
    throw domainError({ code: 'missing_required_field', message: 'A file or a source_url is needed.', param: 'file' })
  }
  if (file && url !== undefined) {
    throw invalidParameter('source_url', 'Either a file or a source_url is taken, not both.')
  }
  if (url !== undefined && !/^https?:\/\/[^/]/i.test(url)) {
    throw invalidParameter('source_url', 'source_url must be a web address.')
  }
  if (mode !== 'manual' || csv) return
  throw domainError({ code: 'missing_required_field', message: 'Manual dubbing needs a csv_file.', param: 'csv_file' })
}

function assertRange({ speakers, startSecs, endSecs }: Fields): void {
  if (speakers < 0 || speakers > MAX_SPEAKERS) {
    throw invalidParameter('num_speakers', `The maximum number of speakers is ${MAX_SPEAKERS}.`)
  }
  if (startSecs < 0) throw invalidParameter('start_time', 'start_time must not be negative.')
  if (endSecs <= startSecs) throw invalidParameter('end_time', 'end_time must be after start_time.')
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

function contentTypeOf(url: string): string | undefined {
  return CONTENT_TYPES[fileNameOf(url).split('.').at(-1)!.toLowerCase()]
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
