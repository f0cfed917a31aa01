import { type GraphQLOperation, Upload as MappedUpload } from 'graphql-upload-minimal'
import { InvalidInput } from '../../errors.js'
import { PendingUpload } from '../../schema/shared/Upload.js'

/**
 * Puts a PendingUpload wherever the parser has put an upload of its own, and answers them by the names of their parts.
 *
 * @throws InvalidInput when a file has no place in the variables, or more than one.
 */
export function placeUploads(
  operation: GraphQLOperation,
  map: Readonly<Record<string, readonly string[]>>,
): Map<string, PendingUpload> {
  const expected = new Map<string, PendingUpload>()
  for (const [name, paths] of Object.entries(map)) {
    const [path, ...others] = paths
    if (path === undefined || others.length > 0) {
      throw new InvalidInput('Each file must stand at one path of the variables, and at no other.')
    }
    const steps = path.split('.')
    const last = steps.pop() ?? ''
    let parent: unknown = operation
    for (const step of steps) parent = childOf(parent, step)
    if (steps[0] !== 'variables' || !isContainer(parent) || !(childOf(parent, last) instanceof MappedUpload)) {
      throw new InvalidInput('Each file must stand at a path of its own, below "variables".')
    }
    const pending = new PendingUpload()
    parent[last] = pending
    expected.set(name, pending)
  }
  return expected
}

function childOf(parent: unknown, key: string): unknown {
  return isContainer(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof PendingUpload)
}
