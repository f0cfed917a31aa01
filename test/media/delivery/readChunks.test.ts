import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { GeneratedAudioRow } from '../../../src/datasources/postgres/audio/GeneratedAudioRow.js'
import { Conflict, NotFound, ServiceUnavailable, UpstreamUnavailable } from '../../../src/errors.js'
import type { ReadableAudioDeps } from '../../../src/media/delivery/openReadableAudio.js'
import { readAlignment } from '../../../src/media/delivery/readAlignment.js'
import { readChunks, type SpeechChunk } from '../../../src/media/delivery/readChunks.js'
import { waitUntil } from '../../support/waitUntil.js'
import { newStream, newTimedStream, startRecordings, type TestRecordings, timedChunk } from '../startRecordings.js'

const bytes = randomBytes(100_000)

function audioDepsOf(
  { rows, store, recordings, bus }: TestRecordings,
  signal = new AbortController().signal,
): ReadableAudioDeps {
  return {
    ...{ mediaStore: store, recordings, bus, signal },
    audios: { getMany: async (ids) => ids.map((id) => (rows.get(id) ?? null) as GeneratedAudioRow | null) },
  }
}

async function readAll(chunks: AsyncIterable<SpeechChunk>, into: SpeechChunk[] = []): Promise<SpeechChunk[]> {
  for await (const chunk of chunks) into.push(chunk)
  return into
}

const joined = (chunks: readonly SpeechChunk[]) => Buffer.concat(chunks.map(({ audio }) => audio))

/** The chunks of timed audio, of all kinds. */
const pieces = [
  timedChunk('hé😀', bytes.subarray(0, 40_000), 0),
  { audio: Buffer.alloc(0), alignment: null, normalizedAlignment: null },
  { audio: bytes.subarray(40_000, 40_001), alignment: null, normalizedAlignment: null },
  timedChunk('llo', bytes.subarray(40_001), 0.3),
]

test('Timed audio has the chunks of upstream, both live and from the store', async () => {
  const setup = await startRecordings()
  const { id } = setup.add({ isTimed: true })
  const stream = newTimedStream()
  setup.recordings.begin({ id, isTimed: true, isTransient: false }, stream)
  const live: SpeechChunk[] = []
  const reading = readAll(readChunks(id, 0, audioDepsOf(setup)), live)
  for (const [index, piece] of pieces.entries()) {
    stream.send(piece)
    await waitUntil(() => live.length === index + 1, 'the chunk is delivered')
  }
  const late = readAll(readChunks(id, 2, audioDepsOf(setup)))
  stream.end()
  await setup.over(id)
  await reading
  expect(live.slice(0, -1)).toEqual(
    pieces.map((piece, index) => ({
      ...{ ...piece, index, isLast: false },
      startByte: [0, 40_000, 40_000, 40_001][index],
    })),
  )
  expect(live.at(-1)).toMatchObject({ index: 4, startByte: bytes.length, isLast: true })
  expect(joined(live).equals(bytes)).toBe(true)
  expect(await late).toEqual(live.slice(2))

  const stored = await readAll(readChunks(id, 0, audioDepsOf(setup)))
  expect(stored).toEqual(live)
  for (const from of [1, 3, 4])
    expect(await readAll(readChunks(id, from, audioDepsOf(setup)))).toEqual(live.slice(from))
})

test('Audio without times has a chunk for each piece that arrives, the same ones live and from the store', async () => {
  const setup = await startRecordings()
  const { id } = setup.add()
  const stream = newStream()
  setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
  const live: SpeechChunk[] = []
  const reading = readAll(readChunks(id, 0, audioDepsOf(setup)), live)
  const receivedBytes = () => joined(live).length
  for (const end of [1, 161, 321, 40_000]) {
    stream.body.write(bytes.subarray(receivedBytes(), end))
    await waitUntil(() => receivedBytes() === end, 'the piece is delivered')
  }
  stream.body.end(bytes.subarray(40_000))
  await setup.over(id)
  await reading
  expect(live.slice(0, 3).map(({ startByte, audio }) => [startByte, audio.length])).toEqual([
    ...[
      [0, 1],
      [1, 160],
      [161, 160],
    ],
  ])
  expect(Math.max(...live.map(({ audio }) => audio.length))).toBe(32_768)
  expect(live.map(({ index }) => index)).toEqual(live.map((_, nth) => nth))
  expect(live.at(-1)).toMatchObject({ startByte: bytes.length, isLast: true })
  expect(joined(live).equals(bytes)).toBe(true)
  expect(await readAll(readChunks(id, 0, audioDepsOf(setup)))).toEqual(live)
  for (const from of [1, 3, 4])
    expect(await readAll(readChunks(id, from, audioDepsOf(setup)))).toEqual(live.slice(from))
  expect(await readAll(readChunks(id, 50, audioDepsOf(setup)))).toEqual(live.slice(-1))
})

test.each([
  ['PCM_16000', 2],
  ['pcm_8000', 2],
  ['ULAW_8000', 1],
] as const)('Chunks of %s contain whole samples, with and without times', async (outputFormat, sampleBytes) => {
  const setup = await startRecordings()
  for (const isTimed of [false, true]) {
    const { id } = setup.add({ isTimed })
    const stream = isTimed ? newTimedStream() : newStream()
    setup.recordings.begin({ id, isTimed, isTransient: false, outputFormat }, stream)
    const live: SpeechChunk[] = []
    const reading = readAll(readChunks(id, 0, audioDepsOf(setup)), live)
    for (const [start, end] of [
      [0, 33],
      [33, 1_000],
      [1_000, 70_001],
    ] as const) {
      const audio = bytes.subarray(start, end)
      if ('body' in stream) stream.body.write(audio)
      else stream.send({ audio, alignment: null, normalizedAlignment: null })
      await waitUntil(() => joined(live).length === end - (end % sampleBytes), 'all whole samples are delivered')
    }
    if ('body' in stream) stream.body.end()
    else stream.end()
    await reading
    expect(live.filter(({ startByte }) => startByte % sampleBytes > 0)).toEqual(
      [expect.objectContaining({ isLast: true })].slice(0, sampleBytes - 1),
    )
    expect(joined(live).equals(bytes.subarray(0, 70_001))).toBe(true)
    await setup.over(id)
    expect(await readAll(readChunks(id, 0, audioDepsOf(setup)))).toEqual(live)
  }
})

test('Pieces that arrive within a few milliseconds are one chunk', async () => {
  const setup = await startRecordings()
  const { id } = setup.add()
  const stream = newStream()
  for (let at = 0; at < 10_000; at += 10) stream.body.write(bytes.subarray(at, at + 10))
  stream.body.end()
  setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
  const chunks = await readAll(readChunks(id, 0, audioDepsOf(setup)))
  expect(chunks.length).toBeLessThan(500)
  expect(joined(chunks).equals(bytes.subarray(0, 10_000))).toBe(true)
})

/** Counts the bytes read from a store, and its open files. */
function watched(store: TestRecordings['store']) {
  const seen = { bytes: 0, open: 0 }
  const open: typeof store.open = async (key) => {
    const stored = await store.open(key)
    if (!stored) return null
    seen.open += 1
    const count = (bytes: number) => {
      if (!key.endsWith('.timing')) seen.bytes += bytes
    }
    return {
      sizeBytes: stored.sizeBytes,
      read(span) {
        count(Math.max(0, stored.sizeBytes - (span?.start ?? 0)))
        return stored.read(span)
      },
      readAt(start, length) {
        count(length)
        return stored.readAt(start, length)
      },
      close() {
        seen.open -= 1
        stored.close()
      },
    }
  }
  return { seen, mediaStore: { open } }
}

test('A reader that continues near the end has only that part read, in chunks of at most 128 KiB', async () => {
  const large = randomBytes(300_000)
  const setup = await startRecordings()
  for (const isTimed of [true, false]) {
    const { id } = setup.add({ isTimed })
    const stream = isTimed ? newTimedStream() : newStream()
    setup.recordings.begin({ id, isTimed, isTransient: false }, stream)
    const reading = readAll(readChunks(id, 0, audioDepsOf(setup)))
    const lateReading = readAll(readChunks(id, 2, audioDepsOf(setup)))
    if ('body' in stream) stream.body.end(large)
    else {
      stream.send(timedChunk('hey', large, 0))
      stream.end()
    }
    const live = await reading
    expect(await lateReading).toEqual(live.slice(2))
    await setup.over(id)
    expect(joined(live).equals(large)).toBe(true)
    if (isTimed) {
      expect(live.map(({ audio }) => audio.length)).toEqual([131_072, 131_072, 37_856, 0])
      expect(live.map(({ startByte }) => startByte)).toEqual([0, 131_072, 262_144, 300_000])
      expect(live.map(({ alignment }) => alignment?.characters.join('') ?? null)).toEqual(['hey', null, null, null])
    }
    const lastFull = live.length - 2
    for (const [from, bytesRead] of [
      [0, large.length],
      [lastFull, live[lastFull]!.audio.length],
      [live.length - 1, 0],
    ] as const) {
      const { seen, mediaStore } = watched(setup.store)
      expect(await readAll(readChunks(id, from, { ...audioDepsOf(setup), mediaStore }))).toEqual(live.slice(from))
      expect(seen).toEqual({ bytes: bytesRead, open: 0 })
    }
  }
})

test('Audio with an unreadable alignment is not left open', async () => {
  const setup = await startRecordings()
  const { id } = setup.add({ isTimed: true })
  const stream = newTimedStream()
  setup.recordings.begin({ id, isTimed: true, isTransient: false }, stream)
  stream.send(pieces[0]!)
  stream.end()
  await setup.over(id)
  const { seen, mediaStore } = watched(setup.store)
  let opened = 0
  const open: typeof mediaStore.open = (key) => {
    opened += 1
    return key.endsWith('.timing') ? Promise.reject(new Error('a disk')) : mediaStore.open(key)
  }
  const deps = { ...audioDepsOf(setup), mediaStore: { open } }
  await expect(readAll(readChunks(id, 0, deps))).rejects.toThrow('a disk')
  expect([opened, seen.open]).toEqual([2, 0])
})

test('Audio that only the local store has lost gets a response to retry', async () => {
  const setup = await startRecordings({
    around: (store) => ({
      ...store,
      create: async (key, options) =>
        Object.assign(await store.create(key, options), { commit: () => Promise.reject(new Error('a disk')) }),
    }),
  })
  const { id } = setup.add()
  const stream = newStream()
  setup.recordings.begin({ id, isTimed: false, isTransient: false, isKeptUpstream: true }, stream)
  const reading = expect(readAll(readChunks(id, 0, audioDepsOf(setup)))).rejects.toThrow(ServiceUnavailable)
  stream.body.end(bytes)
  await reading
})

test('A slow reader delays neither the recording nor other readers', async () => {
  const setup = await startRecordings()
  const { id } = setup.add({ isTimed: true })
  const stream = newTimedStream()
  setup.recordings.begin({ id, isTimed: true, isTransient: false }, stream)
  const slow = readChunks(id, 0, audioDepsOf(setup))
  const first = slow.next()
  for (const piece of pieces) stream.send(piece)
  stream.end()
  await setup.over(id)
  expect((await first).value).toMatchObject({ index: 0 })
  const rest = await readAll(slow)
  expect(rest.map(({ index }) => index)).toEqual([1, 2, 3, 4])
  expect(joined(rest).equals(bytes.subarray(40_000))).toBe(true)
})

test('A reader waits for audio of another process, also while its outcome is unknown', async () => {
  const setup = await startRecordings()
  for (const state of ['GENERATING', 'UNKNOWN'] as const) {
    const { id } = setup.add({ state })
    const reading = readAll(readChunks(id, 0, audioDepsOf(setup)))
    const writer = await setup.store.create(id)
    await writer.write(bytes)
    const whole = await writer.commit()
    writer.release()
    await setup.workerStore.ready(id, { ...whole, durationSecs: null })
    expect(joined(await reading).equals(bytes)).toBe(true)
  }
})

test('Audio that breaks off, has failed or is not visible ends with an error', async () => {
  const setup = await startRecordings()
  for (const isTimed of [false, true]) {
    const { id } = setup.add({ isTimed })
    const stream = isTimed ? newTimedStream() : newStream()
    setup.recordings.begin({ id, isTimed, isTransient: false }, stream)
    const received: SpeechChunk[] = []
    const reading = readAll(readChunks(id, 0, audioDepsOf(setup)), received)
    const broken = expect(reading).rejects.toThrow(Conflict)
    if ('body' in stream) stream.body.write(bytes)
    else stream.send(pieces[0]!)
    await waitUntil(() => received.length > 0, 'the first bytes are delivered')
    if ('body' in stream) stream.body.destroy(new UpstreamUnavailable())
    else stream.fail(new UpstreamUnavailable())
    await broken
    expect(received.some(({ isLast }) => isLast)).toBe(false)
    await setup.over(id)
    await expect(readAll(readChunks(id, 0, audioDepsOf(setup)))).rejects.toThrow(Conflict)
  }
  await expect(readAll(readChunks(randomUUID(), 0, audioDepsOf(setup)))).rejects.toThrow(NotFound)
})

test('Audio that this process gives up gets a response to retry', async () => {
  const setup = await startRecordings()
  const { id } = setup.add()
  const stream = newStream()
  setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
  const received: SpeechChunk[] = []
  const given = expect(readAll(readChunks(id, 0, audioDepsOf(setup)), received)).rejects.toThrow(ServiceUnavailable)
  stream.body.write(bytes)
  await waitUntil(() => received.length > 0, 'the first bytes are delivered')
  await setup.recordings.close(0)
  await given
})

test.each(['MAKING', 'ELSEWHERE'])('A reader that leaves ends the stream without an error: %s', async (where) => {
  const setup = await startRecordings()
  const { id } = setup.add()
  const leaving = new AbortController()
  const stream = newStream()
  if (where === 'MAKING') setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
  const reading = readAll(readChunks(id, 0, audioDepsOf(setup, leaving.signal)))
  leaving.abort()
  expect(await reading).toEqual([])
  stream.body.end(bytes)
  await setup.over(id)
})

test('The complete alignment is available when the audio is ready', async () => {
  const setup = await startRecordings()
  for (const isTransient of [false, true]) {
    const { id } = setup.add({ isTimed: true, isTransient })
    const deps = audioDepsOf(setup)
    expect(await readAlignment(id, deps)).toBeNull()
    const stream = newTimedStream()
    setup.recordings.begin({ id, isTimed: true, isTransient }, stream)
    for (const piece of pieces) stream.send(piece)
    stream.end()
    await setup.over(id)
    const times = await readAlignment(id, deps)
    expect(times?.alignment?.characters.join('')).toBe('hé😀llo')
    expect(times?.normalizedAlignment?.characters.join('')).toBe('HÉ😀LLO')
    expect(times?.alignment?.startSecs).toEqual([0, 1, 2, 3, 4, 5].map((tenth) => expect.closeTo(tenth / 10)))
    expect(times?.alignment?.endSecs).toHaveLength(6)
  }
  expect(await readAlignment(randomUUID(), audioDepsOf(setup))).toBeNull()
})
