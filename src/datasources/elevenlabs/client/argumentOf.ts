/** What a refusal says about its cause. None of it is safe to send to clients. */
export interface RefusedField {
  code: string | undefined
  /** Where the upstream found the value: `body`, `query` or `path`, then field names and list indexes. */
  locations: readonly (readonly unknown[])[]
}

/** The argument of a mutation that each upstream field is filled from. */
export type ArgumentNames = Readonly<Record<string, string | readonly string[]>>

/** Paths of the arguments that the files of an upload came in. */
export interface FileArguments {
  readonly field: string
  readonly sent: readonly (readonly string[])[]
}

const maxIndex = 100_000

/** Codes that concern one upstream field in every operation. */
const fieldOfCode: Readonly<Record<string, string>> = {
  voice_not_found: 'voice_id',
  segment_not_found: 'segment_id',
  speaker_not_found: 'speaker_id',
  language_not_found: 'language',
  resource_already_exists: 'language',
  text_too_long: 'text',
  max_character_limit_exceeded: 'text',
  empty_text: 'text',
  text_too_short: 'text',
  unsupported_model: 'model_id',
  model_not_found: 'model_id',
  model_access_denied: 'model_id',
  voice_not_fine_tuned: 'model_id',
  invalid_output_format: 'output_format',
  invalid_voice_settings: 'voice_settings',
}

const fileCodes: ReadonlySet<string> = new Set([
  'duplicate_file',
  'invalid_audio',
  'invalid_audio_format',
  'invalid_file_type',
  'audio_too_long',
  'audio_too_short',
  'request_too_large',
  'voice_verification_failed',
])

/** Path of the argument that a refusal concerns; undefined where it names none. */
export function argumentOf(
  { code, locations }: RefusedField,
  names: ArgumentNames,
  files: FileArguments | undefined,
): readonly string[] | undefined {
  for (const [location, ...fields] of locations) {
    if (location !== 'body' && location !== 'query') continue
    const argument = files && fields[0] === files.field ? fileArgument(files, fields[1]) : toArgument(fields, names)
    if (argument !== undefined) return argument
  }
  if (code === undefined) return undefined
  if (fileCodes.has(code)) return files ? fileArgument(files) : toArgument(['file'], names)
  return Object.hasOwn(fieldOfCode, code) ? toArgument([fieldOfCode[code]], names) : undefined
}

/** Files are sent in the order in which they arrive, which need not be the order of their list. */
function fileArgument({ sent }: FileArguments, index?: unknown): readonly string[] | undefined {
  if (typeof index === 'number' && sent[index] !== undefined) return sent[index]
  return sent.length === 1 ? sent[0] : sent[0]?.slice(0, 1)
}

/** As far as the names are known. */
function toArgument(fields: readonly unknown[], names: ArgumentNames): string[] | undefined {
  const path: string[] = []
  for (const field of fields) {
    if (typeof field === 'number' && Number.isSafeInteger(field) && field >= 0 && field < maxIndex && path.length > 0) {
      path.push(String(field))
      continue
    }
    const name = typeof field === 'string' && Object.hasOwn(names, field) ? names[field] : undefined
    if (name === undefined) break
    path.push(...(typeof name === 'string' ? [name] : name))
  }
  return path.length > 0 ? path : undefined
}
