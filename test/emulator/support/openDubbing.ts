import { expect } from '@jest/globals'
import type { DubbingFixture, Emulator, EmulatorOptions } from '../../../emulator/index.js'
import { vendorClient, withEmulator } from './withEmulator.js'

/** An emulator with one finished dub of the studio, seen through the vendor's client; its clock stands still. */
export async function studio(fixture: DubbingFixture = {}, options: EmulatorOptions = {}) {
  const emulator = await withEmulator({ seed: 'empty', ...options })
  emulator.clock.freeze()
  const { dubbing_id: dubbingId } = emulator.state.dubs.add({ target_languages: ['es', 'fr'], segments: 4, ...fixture })
  const client = vendorClient(emulator)
  return { emulator, dubbingId, client, dubbing: client.dubbing, resource: client.dubbing.resource }
}

/** The resource as the wire has it. */
export function resourceOf({ state }: Emulator, dubbingId: string) {
  const resource = state.dubs.resource(dubbingId)
  if (!resource) throw new Error(`There is no dub ${dubbingId}`)
  return { ...resource, ids: Object.keys(resource.speaker_segments), speakers: Object.keys(resource.speaker_tracks) }
}

/** What an error of the vendor's client shows of a refusal with a `detail`. */
export function refusal(statusCode: number, code: string, rest: Record<string, unknown> = {}) {
  return { statusCode, body: { detail: { code, ...rest } } }
}

/** The same for a refusal that has its word at the top. */
export function flatRefusal(statusCode: number, error: string) {
  return { statusCode, body: { error, message: expect.any(String) } }
}
