import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Emulator, startEmulator } from '../../../emulator/index.js'
import type { TestApp } from '../../support/startTestApp.js'
import { newestOperation, setScene, startWriteApp } from './writeScene.js'
import { mutationsWithKey } from './writingMutations.js'

let app: TestApp
let returned: Emulator | undefined
beforeEach(async () => {
  app = await startWriteApp()
})
afterEach(async () => {
  await returned?.close()
  await app.close()
})

// Only mutations that create a voice need no earlier upstream call.
const makers = mutationsWithKey.filter(({ makes }) => makes === 'VOICE')

test.each(makers.map((mutation) => [mutation.field, mutation] as const))(
  '%s is not sent while no server listens, and its key creates one voice afterwards',
  async (_, mutation) => {
    const scene = await setScene(app, mutation.category)
    const key = randomUUID()
    const down = app.upstream
    await down.close()
    const { errors } = await mutation.send(scene, key)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true })
    expect(await newestOperation(app, mutation.field)).toMatchObject({ state: 'REFUSED' })

    returned = await startEmulator({ seed: 'empty', port: Number(new URL(down.url).port) })
    const again = await mutation.send(scene, key)
    expect([again.errors, again.data?.written?.userErrors]).toEqual([undefined, []])
    const repeat = await mutation.send(scene, key)
    expect(repeat.data?.written?.voiceId).toBe(again.data?.written?.voiceId)
    expect(returned.calls.count({ route: mutation.route })).toBe(1)
    expect(returned.state.voices().filter(({ name }) => name === scene.newName)).toHaveLength(1)
  },
)
