import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from '@jest/globals'
import { ServiceUnavailable } from '../../../src/errors.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'
import { waitUntil } from '../../support/waitUntil.js'
import { newStream, newTimedStream, startRecordings, timedChunk } from '../startRecordings.js'

const bytes = randomBytes(100_000)

describe('A lease of a recording', () => {
  test('is renewed during the recording and not after it', async () => {
    let renewed = 0
    const renewLease = async () => {
      renewed += 1
      return true
    }
    const setup = await startRecordings({ times: { leaseMs: 30_000_000 }, workerStore: { renewLease } })
    const quick = await startRecordings({ times: { leaseMs: 60 }, workerStore: { renewLease } })
    const { id } = quick.add()
    const stream = newStream()
    quick.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    await waitUntil(() => renewed >= 3, 'the lease is renewed three times')
    stream.body.end(bytes)
    await quick.over(id)
    expect(quick.rows.get(id)?.state).toBe('READY')
    expect(setup.recordings.running).toBe(0)
  })

  test('that is lost ends the recording without a change of the row', async () => {
    const setup = await startRecordings({ times: { leaseMs: 60 }, workerStore: { renewLease: async () => false } })
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    stream.body.write(bytes)
    await setup.over(id)
    expect(stream.body.destroyed).toBe(true)
    expect(setup.rows.get(id)?.state).toBe('GENERATING')
    expect(await setup.files()).toEqual([])
  })

  test('lasts through an outage of the audio store, because no other process can have taken it', async () => {
    let asked = 0
    const down = () => {
      asked += 1
      return Promise.reject(new ServiceUnavailable())
    }
    const setup = await startRecordings({ times: { leaseMs: 30 }, workerStore: { renewLease: down } })
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    stream.body.write(bytes)
    // Many times the number of renewals within one lease.
    await waitUntil(() => asked >= 30, 'the lease is asked for 30 times')
    expect(stream.body.destroyed).toBe(false)
    stream.body.end()
    await setup.over(id)
    expect(setup.rows.get(id)).toMatchObject({ state: 'READY', sizeBytes: bytes.length })
  })

  test.each([false, true])(
    'is checked before a file is stored, and the file of another process stays (timed: %j)',
    async (isTimed) => {
      const times = { leaseMs: 3_600_000 }
      const setup = await startRecordings({ times, workerStore: { renewLease: async () => false } })
      const { id } = setup.add({ isTimed })
      const theirs = [id, `${id}.timing`]
      const stream = isTimed ? newTimedStream() : newStream()
      setup.recordings.begin({ id, isTimed, isTransient: false }, stream)
      for (const key of theirs) {
        const other = await setup.store.create(key)
        await other.write(Buffer.from('theirs'))
        await other.commit()
        other.release()
      }
      setup.rows.set(id, { ...setup.rows.get(id)!, state: 'READY' })
      if ('body' in stream) stream.body.end(bytes)
      else {
        stream.send(timedChunk('a', bytes, 0))
        stream.end()
      }
      const whole = setup.recordings.live(id)!.completed
      await expect(whole).rejects.toMatchObject({ code: 'LEASE_LOST' })
      await waitUntil(() => setup.recordings.live(id) === null, 'the recording is closed')
      expect(await setup.files()).toEqual(theirs)
      for (const key of theirs) expect(await readFile(join(setup.folder, key), 'utf8')).toBe('theirs')
      expect(setup.rows.get(id)).toMatchObject({ state: 'READY' })
    },
  )

  test('waits for the end of an outage of the audio store', async () => {
    let attempts = 0
    const setup = await startRecordings()
    const ready = setup.workerStore.ready
    Object.assign(setup.workerStore, {
      ready(...args: Parameters<typeof ready>) {
        attempts += 1
        return attempts < 3 ? Promise.reject(new ServiceUnavailable()) : ready(...args)
      },
    })
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    stream.body.end(bytes)
    await setup.over(id)
    expect([attempts, setup.rows.get(id)?.state]).toEqual([3, 'READY'])
  })
})

describe('Closing the recordings', () => {
  test('completes those that end within the grace period, and accepts no new one', async () => {
    const setup = await startRecordings()
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    stream.body.write(bytes)
    const closing = setup.recordings.close(600_000)
    expect(() => setup.recordings.reserve()).toThrow(ServiceUnavailable)
    stream.body.end(bytes)
    await closing
    expect(setup.rows.get(id)).toMatchObject({ state: 'READY', sizeBytes: 2 * bytes.length })
  })

  test('waits for audio with an upstream request in flight', async () => {
    const setup = await startRecordings()
    const { recordings } = setup
    const [slot, refused] = [recordings.reserve(), recordings.reserve()]
    const closing = recordings.close(600_000)
    expect(() => recordings.reserve()).toThrow(ServiceUnavailable)
    await turnEventLoop()
    const { id } = setup.add()
    const stream = newStream()
    recordings.begin({ id, isTimed: false, isTransient: false }, stream, slot)
    refused.release()
    stream.body.end(bytes)
    await closing
    expect(setup.rows.get(id)).toMatchObject({ state: 'READY', sizeBytes: bytes.length })
  })

  test('waits no longer than the grace period for audio that does not arrive', async () => {
    const setup = await startRecordings()
    setup.recordings.reserve()
    await setup.recordings.close(10)
    const idle = await startRecordings()
    const slot = idle.recordings.reserve()
    const closing = idle.recordings.close(600_000)
    slot.release()
    await closing
  })

  test('leaves the others to other processes without a file', async () => {
    const setup = await startRecordings()
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    stream.body.write(bytes)
    await waitUntil(() => setup.recordings.live(id)?.sizeBytes === bytes.length, 'the recording has all the bytes')
    const reading = setup.recordings.live(id)!.follow().then(buffer)
    const cut = expect(reading).rejects.toMatchObject({ code: 'SHUTDOWN' })
    await setup.recordings.close(10)
    await cut
    expect(stream.body.destroyed).toBe(true)
    expect(setup.rows.get(id)?.state).toBe('UNKNOWN')
    expect(await setup.files()).toEqual([])
    // Late audio is left to other processes at once.
    const late = newStream()
    const { id: lateId } = setup.add()
    setup.recordings.begin({ id: lateId, isTimed: false, isTransient: false }, late)
    await setup.over(lateId)
    expect([late.body.destroyed, setup.rows.get(lateId)?.state]).toEqual([true, 'UNKNOWN'])
  })
})
