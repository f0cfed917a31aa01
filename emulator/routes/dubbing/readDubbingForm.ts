import { domainError } from '../../http/apiErrors.js'
import type { FormReader } from '../../http/formReader.js'
import type { FormFile } from '../../http/receiveForm.js'
import type { DubRequest } from '../../state/dubbing/dubbingFixture.js'
import { languageOf } from '../../state/dubbing/languages.js'

/** A dub that is asked for, with the file that it is to be made of, if it was sent. */
export interface AskedDub {
  request: DubRequest
  file: FormFile | undefined
  /** Seconds of the medium that are left out, before and after. */
  startSecs: number
  endSecs: number
  watermark: boolean
}

const MODES = ['automatic', 'manual'] as const
const MOST_BYTES = 1024 ** 3
const LONGEST_SECS = 2.5 * 3600
const MOST_SPEAKERS = 32
const TYPES: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  mov: 'video/quicktime',
  webm: 'video/webm',
}

/** Reads the form of POST /v1/dubbing: what is malformed first, and then what makes no sense. */
export function readDub(form: FormReader): AskedDub {
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
  const withoutClones = form.boolean('disable_voice_cloning') ?? false
  const mode = form.word('mode', MODES) ?? 'automatic'
  form.number('csv_fps')
  form.check()

  if (!file && url === undefined) {
    throw domainError({ code: 'missing_required_field', message: 'A file or a source_url is needed.', param: 'file' })
  }
  if (file && url !== undefined) throw refused('source_url', 'Either a file or a source_url is taken, not both.')
  if (url !== undefined && !/^https?:\/\/[^/]/i.test(url))
    throw refused('source_url', 'source_url must be a web address.')
  if (mode === 'manual' && !csv) {
    throw domainError({
      code: 'missing_required_field',
      message: 'Manual dubbing needs a csv_file.',
      param: 'csv_file',
    })
  }
  if (speakers < 0 || speakers > MOST_SPEAKERS)
    throw refused('num_speakers', `At most ${MOST_SPEAKERS} are told apart.`)
  if (startSecs < 0) throw refused('start_time', 'start_time must not be negative.')
  if (endSecs <= startSecs) throw refused('end_time', 'end_time must be after start_time.')
  if (file) demandMedium(file)
  return {
    request: {
      name: name ?? file?.fileName ?? nameIn(url!),
      sourceLanguage: source === 'auto' ? undefined : demandLanguage(source, 'source_lang'),
      targetLanguages: targets(target, editable),
      editable,
      speakers,
      voice: withoutClones ? 'library' : 'track-clone',
      contentType: file?.contentType ?? TYPES[nameIn(url!).split('.').at(-1)!.toLowerCase()],
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

export function demandLanguage(code: string, param: string): string {
  const language = languageOf(code)
  if (language === undefined) throw refused(param, `The language '${code}' is not supported.`)
  return language
}

function targets(target: string | undefined, editable: boolean): string[] {
  if (target !== undefined) return [demandLanguage(target, 'target_lang')]
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

function demandMedium({ recording: { sizeBytes, durationSecs } }: FormFile): void {
  if (sizeBytes === 0) throw domainError({ code: 'invalid_audio', message: 'The file is empty.', param: 'file' })
  if (sizeBytes > MOST_BYTES) {
    throw domainError({ code: 'request_too_large', message: `At most ${MOST_BYTES} bytes are taken.`, param: 'file' })
  }
  if (durationSecs > LONGEST_SECS) {
    throw domainError({
      code: 'audio_too_long',
      message: `At most ${LONGEST_SECS} seconds are dubbed.`,
      param: 'file',
    })
  }
}

function nameIn(url: string): string {
  return (
    url
      .split(/[?#]/, 1)[0]!
      .split('/')
      .findLast((part) => part !== '') ?? url
  )
}

function refused(param: string, message: string) {
  return domainError({ code: 'invalid_parameters', message, param })
}
