import { expect } from '@jest/globals'
import type { DubbingFixture, Emulator, EmulatorOptions } from '../../../emulator/index.js'
import { vendorClient, withEmulator } from './withEmulator.js'

/** An emulator with a frozen clock, a finished studio dubbing, and the vendor SDK. */
export async function openDubbing(fixture: DubbingFixture = {}, options: EmulatorOptions = {}) {
  const emulator = await withEmulator({ seed: 'empty', ...options })
  emulator.clock.freeze()
  const { dubbing_id: dubbingId } = emulator.state.dubs.add({ target_languages: ['es', 'fr'], segments: 4, ...fixture })
  const client = vendorClient(emulator)
  return { emulator, dubbingId, client, dubbing: client.dubbing, resource: client.dubbing.resource }
}

/** The resource as the API returns it, with its segment and speaker ids. */
export function resourceOf({ state }: Emulator, dubbingId: string) {
  const resource = state.dubs.resource(dubbingId)
  if (!resource) throw new Error(`Dubbing ${dubbingId} does not exist`)
  return { ...resource, ids: Object.keys(resource.speaker_segments), speakers: Object.keys(resource.speaker_tracks) }
}

/** Matches an SDK error with a `detail` body. */
export function detailError(statusCode: number, code: string, rest: Record<string, unknown> = {}) {
  return { statusCode, body: { detail: { code, ...rest } } }
}

/** Matches an SDK error with `error` and `message` at the top level. */
export function flatError(statusCode: number, error: string) {
  return { statusCode, body: { error, message: expect.any(String) } }
}
