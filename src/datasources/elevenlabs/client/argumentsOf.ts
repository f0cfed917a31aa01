/** What a refusal says about its cause. None of it is safe to send to clients. */
export interface RefusedField {
  code: string | undefined
  /** Where the upstream found the value: `body`, `query` or `path`, then field names and list indexes. */
  locations: readonly (readonly unknown[])[]
}

/** The argument of a mutation that an upstream field is filled from. */
export type ArgumentName = string | readonly string[] | { readonly name: string; readonly fields: ArgumentNames }

export type ArgumentNames = Readonly<{ [field: string]: ArgumentName }>

/** Paths of the arguments that the files of an upload came in. */
export interface FileArguments {
  readonly field: string
  readonly sent: readonly (readonly string[])[]
}

const maxIndex = 100_000

const fieldOfCode: Readonly<Record<string, string>> = {
  voice_not_found: 'voice_id',
  invalid_voice_id: 'voice_id',
  empty_target_language: 'target_lang',
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

/**
 * Paths of the arguments that a refusal concerns; none where it names none. An empty path is the object that the mutation changes,
 * which upstream finds in the path of its URL.
 */
export function argumentsOf(
  { code, locations }: RefusedField,
  names: ArgumentNames,
  files: FileArguments | undefined,
): (readonly string[])[] {
  const located = locations.flatMap((location) => {
    const argument = argumentAt(location, names, files)
    return argument === undefined ? [] : [argument]
  })
  if (located.length > 0) return [...new Map(located.map((path) => [JSON.stringify(path), path])).values()]
  const argument = code === undefined ? undefined : argumentOfCode(code, names, files)
  return argument === undefined ? [] : [argument]
}

function argumentAt(
  [location, ...fields]: readonly unknown[],
  names: ArgumentNames,
  files: FileArguments | undefined,
): readonly string[] | undefined {
  if (location === 'path') return toArgument(fields, names) ?? []
  if (location !== 'body' && location !== 'query') return undefined
  return files && fields[0] === files.field ? fileArgument(files, fields[1]) : toArgument(fields, names)
}

function argumentOfCode(
  code: string,
  names: ArgumentNames,
  files: FileArguments | undefined,
): readonly string[] | undefined {
  if (fileCodes.has(code)) return files ? fileArgument(files) : toArgument(['file'], names)
  return Object.hasOwn(fieldOfCode, code) ? toArgument([fieldOfCode[code]], names) : undefined
}

/** Files are sent in the order in which they arrive, which need not be the order of their list. */
function fileArgument({ sent }: FileArguments, index?: unknown): readonly string[] | undefined {
  if (typeof index === 'number' && sent[index] !== undefined) return sent[index]
  return sent.length === 1 ? sent[0] : sent[0]?.slice(0, 1)
}

/** As far as the names are known. Below a field, unknown ones are skipped: they can name a type. */
function toArgument([first, ...below]: readonly unknown[], names: ArgumentNames): string[] | undefined {
  const name = nameIn(names, first)
  if (name === undefined) return undefined
  const path = [...namesOf(name)]
  let scope = fieldsBelow(name)
  for (const field of below) {
    const inner = nameIn(scope, field)
    if (isIndex(field)) path.push(String(field))
    if (inner === undefined) continue
    path.push(...namesOf(inner))
    scope = fieldsBelow(inner)
  }
  return path
}

function nameIn(names: ArgumentNames, field: unknown): ArgumentName | undefined {
  return typeof field === 'string' && Object.hasOwn(names, field) ? names[field] : undefined
}

function fieldsBelow(name: ArgumentName): ArgumentNames {
  return typeof name === 'object' && 'fields' in name ? name.fields : {}
}

function isIndex(field: unknown): boolean {
  return typeof field === 'number' && Number.isSafeInteger(field) && field >= 0 && field < maxIndex
}

function namesOf(name: ArgumentName): readonly string[] {
  if (typeof name === 'string') return [name]
  return 'fields' in name ? [name.name] : name
}
