import { InvalidInput } from '../../errors.js'

export type UploadMap = ReadonlyMap<string, readonly string[]>

const maxMapLength = 64 * 1024
/** The parser truncates longer part names. */
const maxNameLength = 100
const maxPathLength = 500
const maxPathSteps = 10

/**
 * Parses the field `map` of a multipart request: an object of part names, each with one path below `variables`.
 * @throws InvalidInput
 */
export function readUploadMap(text: string, maxFiles: number): UploadMap {
  if (text.length > maxMapLength) refuse(`may have at most ${maxMapLength} characters`)
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
  if (name.length > maxNameLength) refuse(`may have part names of at most ${maxNameLength} characters`)
  if (!Array.isArray(paths)) refuse('must have a list of paths for each file')
  const [path] = paths as unknown[]
  if (paths.length !== 1 || typeof path !== 'string') refuse('must have exactly one path for each file')
  const steps = path.length <= maxPathLength ? path.split('.') : []
  if (steps.length < 2 || steps.length > maxPathSteps || steps[0] !== 'variables') {
    refuse(`must have paths below \`variables\` of at most ${maxPathSteps} steps and ${maxPathLength} characters`)
  }
  return steps
}

/** Colons outside of strings. JSON.parse ignores repeated names, but each has a colon. */
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
  throw new InvalidInput(`The field \`map\` of a multipart request ${rule}.`)
}
