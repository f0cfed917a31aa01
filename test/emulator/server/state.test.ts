import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { startEmulator } from '../../../emulator/index.js'
import { get, post, withEmulator } from '../support/withEmulator.js'

type Json = Record<string, unknown>

const startAt = new Date('2030-01-01T00:00:00Z')

describe('state', () => {
  test('addVoice fills in defaults and returns the voice as the API does.', async () => {
    const emulator = await withEmulator({ seed: 'empty', startAt })
    const voice = emulator.state.addVoice({ name: 'Mine', fine_tuning: { state: { m: 'queued' } } })
    expect(voice).toMatchObject({
      name: 'Mine',
      category: 'cloned',
      is_owner: true,
      fine_tuning: { state: { m: 'queued' }, verification_failures: [] },
      samples: [{ mime_type: 'audio/wav', speaker_separation: { status: 'not_started' } }],
    })
    expect(await (await get(emulator, `/v1/voices/${voice.voice_id}`)).json()).toEqual(voice)
    expect(emulator.state.voice(voice.voice_id)).toEqual(voice)
  })

  test('Returned objects are copies.', async () => {
    const { state } = await withEmulator({ seed: 'empty' })
    const voice = state.addVoice({ name: 'Mine' })
    voice.name = 'changed'
    expect(state.voice(voice.voice_id)!.name).toBe('Mine')
  })

  test('patchVoice merges nested objects and keeps existing recordings.', async () => {
    const { state } = await withEmulator({ seed: 'empty' })
    const { voice_id, samples } = state.addVoice({ samples: [{ duration_secs: 3, speakers: 2 }] })
    const patched = state.patchVoice(voice_id, {
      description: null,
      fine_tuning: { state: { m: 'fine_tuning' }, progress: { m: 0.5 } },
      samples: [{ ...samples![0], file_name: 'renamed.wav' }],
    })
    expect(patched).toMatchObject({
      description: null,
      fine_tuning: { state: { m: 'fine_tuning' }, verification_attempts_count: 0 },
      samples: [{ ...samples![0], file_name: 'renamed.wav' }],
    })
  })

  test('A separation set to completed gets the speakers of the recording.', async () => {
    const { state } = await withEmulator({ seed: 'empty' })
    const { voice_id, samples } = state.addVoice({ samples: [{ duration_secs: 5, speakers: 2 }] })
    const separation = { status: 'completed' }
    const patched = state.patchSample(voice_id, samples![0]!.sample_id, { speaker_separation: separation })
    expect(Object.keys(patched.speaker_separation!.speakers!)).toHaveLength(2)
  })

  test('Unknown and duplicate voice ids are refused.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { state } = emulator
    const { voice_id } = state.addVoice()
    expect(() => state.addVoice({ voice_id })).toThrow(/already/)
    expect(state.removeVoice(voice_id)).toBe(true)
    expect(state.removeVoice(voice_id)).toBe(false)
    expect(state.voice(voice_id)).toBeUndefined()
    expect(() => state.patchVoice(voice_id, {})).toThrow(/does not exist/)
    expect((await get(emulator, `/v1/voices/${voice_id}`)).status).toBe(404)
  })

  test('Timestamps come from the clock.', async () => {
    const { state, clock } = await withEmulator({ seed: 'empty', startAt, isClockFrozen: true })
    const created = () => state.addVoice({ samples: null }).created_at_unix
    expect(created()).toBe(startAt.getTime() / 1000)
    clock.advance(3_600_000)
    expect(created()).toBe(startAt.getTime() / 1000 + 3600)
    expect(() => clock.advance(-1)).toThrow(RangeError)
  })

  test('The demo seed is equal for equal start times.', async () => {
    const [one, other] = [
      await withEmulator({ startAt, isClockFrozen: true }),
      await withEmulator({ startAt, isClockFrozen: true }),
    ]
    const bare = (emulator: typeof one) =>
      JSON.parse(JSON.stringify(emulator.state.voices()).replaceAll(emulator.url, ''))
    expect(bare(one)).toEqual(bare(other))
    expect(one.accountId).not.toBe(other.accountId)
  })
})

describe('demo seed', () => {
  test('The demo seed contains every category, training state and separation status.', async () => {
    const voices = (await withEmulator()).state.voices()
    const categories = voices.map(({ category }) => category)
    expect(categories).toEqual(
      expect.arrayContaining(['premade', 'cloned', 'generated', 'professional', 'high_quality', 'cinematic']),
    )
    const trainings = voices.flatMap(({ fine_tuning }) => Object.values(fine_tuning?.state ?? {}))
    for (const state of ['not_started', 'queued', 'fine_tuning', 'fine_tuned', 'failed', 'delayed', 'paused']) {
      expect(trainings).toContain(state)
    }
    const separations = voices.flatMap(({ samples }) => samples ?? []).map((sample) => sample.speaker_separation)
    const statuses = separations.map((separation) => (separation ? separation.status : separation))
    expect(statuses).toEqual(
      expect.arrayContaining(['not_started', 'pending', 'completed', 'failed', 'listening', null, undefined]),
    )
    expect(voices.filter(({ category }) => category === 'premade').every(({ is_owner }) => is_owner === false)).toBe(
      true,
    )
  })
})

describe('state file', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'emulator-state-'))
  })
  afterEach(() => rm(directory, { recursive: true }))

  test('Account and voices survive a restart.', async () => {
    const stateFile = join(directory, 'nested', 'state.json')
    const first = await startEmulator({ stateFile })
    const added = first.state.addVoice({ name: 'Kept' })
    first.state.removeVoice(first.state.voices()[0]!.voice_id)
    await first.close()
    const second = await withEmulator({ stateFile })
    expect(second.accountId).toBe(first.accountId)
    const bare = (voice: unknown, url: string) => JSON.parse(JSON.stringify(voice).replaceAll(url, ''))
    expect(bare(second.state.voices(), second.url)).toEqual(bare(first.state.voices(), first.url))
    expect(second.state.voice(added.voice_id)!.preview_url).toMatch(second.url)
    expect(second.state.addVoice().voice_id).not.toBe(added.voice_id)
    const [sample] = added.samples!
    const audio = await get(second, `/v1/voices/${added.voice_id}/samples/${sample!.sample_id}/audio`)
    expect((await audio.arrayBuffer()).byteLength).toBe(sample!.size_bytes)
    await second.close()
    expect(await readdir(join(directory, 'nested'))).toEqual(['state.json', 'state.json.lock'])
  })

  test('The state file contains the account id when the emulator has started.', async () => {
    const stateFile = join(directory, 'state.json')
    const { accountId } = await withEmulator({ stateFile, seed: 'empty' })
    expect(JSON.parse(await readFile(stateFile, 'utf8'))).toMatchObject({ accountId, voices: [] })
  })

  test.each(['', 'no json', '[]', '{"version":9}', '{"version":1,"accountId":"a","voicesAdded":1,"voices":[{}]}'])(
    'A state file with "%s" is refused and not modified.',
    async (content) => {
      const stateFile = join(directory, 'state.json')
      await writeFile(stateFile, content)
      await expect(startEmulator({ stateFile })).rejects.toThrow(/not a state file/)
      expect(await readFile(stateFile, 'utf8')).toBe(content)
    },
  )

  test('A state file of version 1 is converted to the current version.', async () => {
    const stateFile = join(directory, 'state.json')
    const first = await startEmulator({ stateFile, seed: 'empty', startAt })
    first.clock.freeze()
    const { voice_id } = first.state.addVoice()
    first.state.dubs.add()
    await (await post(first, `/v1/text-to-speech/${voice_id}`, { text: 'Hello.' })).arrayBuffer()
    const design = { voice_description: 'A calm and low voice of a grown woman', auto_generate_text: true }
    await (await post(first, '/v1/text-to-voice/design', design)).arrayBuffer()
    await first.close()
    const current = JSON.parse(await readFile(stateFile, 'utf8'))
    const { history, generatedVoices, dubs } = current
    await writeFile(
      stateFile,
      JSON.stringify({
        ...current,
        version: 1,
        history: history.map(({ audio, ...record }: Json) => ({ ...record, sound: audio })),
        generatedVoices: generatedVoices.map(({ audio, ...voice }: Json) => ({ ...voice, sound: audio })),
        dubs: {
          ...dubs,
          dubs: dubs.dubs.map(({ schedule, idsIssued, ...dubbing }: Json) => {
            return { ...dubbing, course: schedule, idsGiven: idsIssued }
          }),
        },
      }),
    )
    const second = await withEmulator({ stateFile, startAt })
    const [item] = second.state.history()
    const audio = await get(second, `/v1/history/${item!.history_item_id}/audio`)
    expect((await audio.arrayBuffer()).byteLength).toBeGreaterThan(0)
    await second.close()
    expect(JSON.parse(await readFile(stateFile, 'utf8'))).toEqual(current)
  })

  test('A state file of another account is refused.', async () => {
    const stateFile = join(directory, 'state.json')
    await (await startEmulator({ stateFile, seed: 'empty', accountId: 'one' })).close()
    await expect(startEmulator({ stateFile, accountId: 'two' })).rejects.toThrow(/belongs to the account one/)
  })
})
