import { InvalidInput } from '../../errors.js'

/** Steps from the request down to the place of each file, by the names of the parts that hold the files. */
export type UploadMap = ReadonlyMap<string, readonly string[]>

const MAX_MAP_CHARACTERS = 64 * 1024
/** The parser cuts longer names of parts off. */
const MAX_NAME_CHARACTERS = 100
const MAX_PATH_CHARACTERS = 500
const MAX_PATH_STEPS = 10

/**
 * Reads the field `map` of a multipart request: an object of part names, each with one path below `variables`.
 *
 * @throws InvalidInput when it is anything else, names a part twice, or exceeds a limit.
 */
export function readUploadMap(text: string, maxFiles: number): UploadMap {
  if (text.length > MAX_MAP_CHARACTERS) refuse(`may have at most ${MAX_MAP_CHARACTERS} characters`)
  const entries = Object.entries(parseObject(text))
  if (entries.length > maxFiles) refuse(`may name at most ${maxFiles} files`)
  if (countColons(text) !== entries.length) refuse('must not name a part twice')
  return new Map(entries.map(([name, paths]) => [name, stepsOf(name, paths)]))
}

function parseObject(text: string): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    refuse('must be JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse('must be a JSON object')
  return value
}

function stepsOf(name: string, paths: unknown): readonly string[] {
  if (name.length > MAX_NAME_CHARACTERS) refuse(`may have part names of at most ${MAX_NAME_CHARACTERS} characters`)
  if (!Array.isArray(paths)) refuse('must hold a list of paths for each file')
  const [path] = paths as unknown[]
  if (paths.length !== 1 || typeof path !== 'string') refuse('must hold exactly one path for each file')
  const steps = path.length <= MAX_PATH_CHARACTERS ? path.split('.') : []
  if (steps.length < 2 || steps.length > MAX_PATH_STEPS || steps[0] !== 'variables') {
    refuse(`must hold paths below "variables" of at most ${MAX_PATH_STEPS} steps and ${MAX_PATH_CHARACTERS} characters`)
  }
  return steps
}

/** Colons outside of strings: one for each name in an object of lists, and one more for each name that is repeated. */
function countColons(json: string): number {
  let count = 0
  let isInString = false
  for (let at = 0; at < json.length; at++) {
    const character = json[at]
    if (character === '"') isInString = !isInString
    else if (isInString && character === '\\') at++
    else if (!isInString && character === ':') count++
  }
  return count
}

function refuse(rule: string): never {
  throw new InvalidInput(`The field "map" of a multipart request ${rule}.`)
}
