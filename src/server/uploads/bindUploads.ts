import { InvalidInput } from '../../errors.js'
import { PendingUpload } from '../../schema/shared/Upload.js'
import type { UploadMap } from './readUploadMap.js'

/**
 * Puts a PendingUpload at each path of the map and returns them by part name. Replaces only own properties with the
 * value null, so that no path can lead to a prototype, a function or the length of a list.
 * @throws InvalidInput for any other path.
 */
export function bindUploads(operation: object, map: UploadMap): Map<string, PendingUpload> {
  const expected = new Map<string, PendingUpload>()
  for (const [name, steps] of map) {
    const last = steps.at(-1) ?? ''
    let parent: unknown = operation
    for (const step of steps.slice(0, -1)) parent = childOf(parent, step)
    if (!isContainer(parent) || childOf(parent, last) !== null) {
      throw new InvalidInput('Each file must have its own path below `variables`, where the value is null.')
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
