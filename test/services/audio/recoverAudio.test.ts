import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { audioKey, timingKey } from '../../../src/datasources/media/mediaKeys.js'
import { speechFile } from '../../support/speechFile.js'
import { waitUntil } from '../../support/waitUntil.js'
import {
  audioRoute,
  db,
  emulator,
  failToStore,
  files,
  hour,
  leave,
  mediaStore,
  one,
  recover,
  rowOf,
  type Spoken,
  speak,
  spoken,
  text,
  topics,
  upstream,
  workerStoreOf,
} from './abandonedAudio.js'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** The result of a conversion upstream. */
async function change(voiceId: string): Promise<Spoken> {
  const form = new FormData()
  form.set('audio', speechFile('said.wav'))
  const response = await fetch(`${emulator.url}/v1/speech-to-speech/${voiceId}`, {
    method: 'POST',
    headers: { 'xi-api-key': emulator.apiKey },
    body: form,
  })
  expect(response.status).toBe(200)
  return spoken(voiceId, response)
}

async function stored(key: string): Promise<Buffer> {
  const media = await mediaStore.open(key)
  try {
    return await media!.readAt(0, media!.sizeBytes)
  } finally {
    media!.close()
  }
}

describe('Speech of a dead process', () => {
  test.each(['historyItemId', 'upstreamRequestId', 'text'] as const)(
    'is fetched from the history byte for byte, identified by its %s',
    async (known) => {
      await speak()
      const { voiceId, bytes, ...ids } = await speak()
      const id = await leave({ voiceId, ...(known !== 'text' && { [known]: ids[known] }) })
      expect(await recover()).toEqual(one('RECOVERED'))
      expect(sha256(await stored(audioKey(id)))).toBe(sha256(bytes))
      expect(await rowOf(id)).toMatchObject({
        ...{ state: 'READY', sizeBytes: BigInt(bytes.length), sha256: sha256(bytes), leaseHolder: null },
        ...{ durationSecs: expect.any(Number), historyItemId: ids.historyItemId, endedAt: expect.any(Date) },
      })
      expect(topics).toContain(`audio:${id}`)
      expect(emulator.calls.count({ generated: true })).toBe(2)
      expect(await files()).toEqual([id])
      expect(await recover()).toEqual({ RECOVERED: 0, LOST: 0, RETRY_LATER: 0 })
    },
  )

  test('has its alignment if it was requested, in chunks that form the complete text', async () => {
    const { voiceId, historyItemId, bytes } = await speak(undefined, 'pcm_24000')
    const id = await leave({ voiceId, historyItemId, isTimed: true, outputFormat: 'PCM_24000', mediaType: 'audio/pcm' })
    expect(await recover()).toEqual(one('RECOVERED'))
    const lines = String(await stored(timingKey(id)))
      .trimEnd()
      .split('\n')
    const pieces = lines.map((line) => JSON.parse(line))
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.reduce((end, { start, length }) => (start === end ? end + length : -1), 0)).toBe(bytes.length)
    expect(pieces[0].alignment.characters.join('')).toBe(text)
    expect(pieces.slice(1).every(({ alignment }) => alignment === null)).toBe(true)
  })

  test.each(['historyItemId', 'upstreamRequestId'] as const)(
    'is also fetched if it is a voice conversion, identified by its %s',
    async (known) => {
      const { voiceId } = await speak()
      const { bytes, ...ids } = await change(voiceId)
      const id = await leave({ kind: 'VOICE_CHANGE', voiceId, text: null, modelId: null, [known]: ids[known] })
      expect(await recover()).toEqual(one('RECOVERED'))
      expect(await rowOf(id)).toMatchObject({ sha256: sha256(bytes), historyItemId: ids.historyItemId })
    },
  )

  test('is taken only from the folder if it is complete there', async () => {
    const id = await leave({ kind: 'SOUND_EFFECT' })
    const writer = await mediaStore.create(audioKey(id))
    await writer.write(Buffer.from('a whole effect'))
    await writer.commit()
    writer.release()
    expect(await recover()).toEqual(one('RECOVERED'))
    expect(await rowOf(id)).toMatchObject({ state: 'READY', sha256: sha256(Buffer.from('a whole effect')) })
    expect(emulator.calls.all()).toEqual([])
  })

  test('is not replaced by the partial file of its process', async () => {
    const { voiceId, historyItemId, bytes } = await speak()
    const id = await leave({ voiceId, historyItemId })
    const writer = await mediaStore.create(audioKey(id))
    await writer.write(bytes.subarray(0, 1_000))
    expect(await recover()).toEqual(one('RECOVERED'))
    const confirm = async () => expect(await workerStoreOf('dead').renewLease(id)).toBe(true)
    await expect(writer.commit({ confirm })).rejects.toThrow()
    await writer.abort()
    expect(sha256(await stored(audioKey(id)))).toBe(sha256(bytes))
  })

  test('is fetched by one of several workers', async () => {
    const { voiceId } = await speak()
    const spoken = [await speak(voiceId), await speak(voiceId), await speak(voiceId), await speak(voiceId)]
    const ids = await Promise.all(spoken.map(({ historyItemId }) => leave({ voiceId, historyItemId })))
    const results = await Promise.all(['a', 'b', 'c'].map((holder) => recover({}, { holder })))
    expect(results.reduce((sum, { RECOVERED }) => sum + RECOVERED, 0)).toBe(4)
    expect(emulator.calls.count({ route: audioRoute })).toBe(4)
    for (const id of ids) expect(await rowOf(id)).toMatchObject({ state: 'READY' })
  })

  test('is not recovered while its process lives, here or elsewhere', async () => {
    const { voiceId, historyItemId } = await speak()
    const elsewhere = { leaseHolder: 'alive', leaseUntil: new Date(Date.now() + hour) }
    await leave({ voiceId, ...elsewhere })
    expect(await recover()).toEqual({ RECOVERED: 0, LOST: 0, RETRY_LATER: 0 })
    const here = await leave({ voiceId, historyItemId })
    expect(await recover({}, { made: here })).toEqual(one('RETRY_LATER'))
    expect(emulator.calls.count({ method: 'GET' })).toBe(0)
  })
})

test('Audio that is deleted while it is fetched leaves no file', async () => {
  const { voiceId, historyItemId } = await speak()
  const id = await leave({ voiceId, historyItemId, isTimed: true })
  const audioWorkerStore = workerStoreOf('worker')
  const ready = audioWorkerStore.ready.bind(audioWorkerStore)
  audioWorkerStore.ready = async (...said) => {
    await db.database.prisma.generatedAudioRecord.delete({ where: { id } })
    return ready(...said)
  }
  expect(await recover({}, { audioWorkerStore })).toEqual(one('LOST'))
  expect(emulator.calls.count({ route: audioRoute })).toBe(1)
  expect(await files()).toEqual([])
})

test('Audio that another process takes over during the fetch is left to it', async () => {
  const { voiceId, historyItemId } = await speak()
  const id = await leave({ voiceId, historyItemId })
  const audioWorkerStore = workerStoreOf('worker')
  const ready = audioWorkerStore.ready.bind(audioWorkerStore)
  audioWorkerStore.ready = async (...said) => {
    await db.database.prisma.generatedAudioRecord.update({ where: { id }, data: { leaseHolder: 'another' } })
    return ready(...said)
  }
  expect(await recover({}, { audioWorkerStore })).toEqual(one('RETRY_LATER'))
  expect(await files()).toEqual([id])
})

test('A download that cannot be stored releases its slot', async () => {
  const { voiceId, historyItemId } = await speak()
  await leave({ voiceId, historyItemId })
  emulator.faults.add({ kind: 'stall_body', match: { route: audioRoute } })
  failToStore()
  expect(await recover()).toEqual(one('RETRY_LATER'))
  expect(emulator.calls.count({ route: audioRoute })).toBe(1)
  await waitUntil(() => upstream.stats().limiters.media.inFlight === 0, 'the download releases its slot')
})

test('A failed claim is reported when the others have ended', async () => {
  const { voiceId, historyItemId } = await speak()
  const id = await leave({ voiceId, historyItemId })
  const audioWorkerStore = workerStoreOf('worker')
  const claim = audioWorkerStore.claimAbandoned.bind(audioWorkerStore)
  let claims = 0
  audioWorkerStore.claimAbandoned = async (limit) => {
    claims += 1
    if (claims === 2) throw new Error('The database is away.')
    return claim(limit)
  }
  await expect(recover({ concurrency: 2 }, { audioWorkerStore })).rejects.toThrow('The database is away.')
  expect(await rowOf(id)).toMatchObject({ state: 'READY' })
})
