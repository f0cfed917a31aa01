import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { request } from 'undici'
import { decodeWav, wavDuration, wavLayout } from '../../../emulator/audio/codecs/decodeWav.js'
import { SAMPLE_RATE } from '../../../emulator/audio/codecs/wav.js'
import { createAudioStore } from '../../../emulator/audio/uploads/audioStore.js'
import type { Emulator } from '../../../emulator/index.js'
import { createWav } from '../support/createWav.js'
import { MULTIPART_TYPE, multipartBody, type Part } from '../support/multipartBody.js'
import { readWav } from '../support/readWav.js'
import { errorOf, get, postForm, vendorClient, withEmulator } from '../support/withEmulator.js'

function emptyProfessionalVoice({ state }: Emulator): string {
  return state.addVoice({ category: 'professional', samples: [] }).voice_id
}

function file(data: Buffer, filename = 'take.wav', name = 'files'): Part {
  return { name, filename, contentType: 'audio/wav', data }
}

function samplesOf({ state }: Emulator, voiceId: string) {
  return state.voice(voiceId)!.samples!
}

describe('uploaded audio', () => {
  async function uploaded(data: Buffer, contentType = 'audio/wav') {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = emptyProfessionalVoice(emulator)
    const body = multipartBody([{ name: 'files', filename: 'take', contentType, data }])
    await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, body)
    const [sample] = samplesOf(emulator, voiceId)
    return { emulator, voiceId, sample: sample!, client: vendorClient(emulator) }
  }

  test('The audio of an upload equals the uploaded bytes.', async () => {
    const audio = createWav(2)
    const { emulator, voiceId, sample } = await uploaded(audio)
    const response = await get(emulator, `/v1/voices/${voiceId}/samples/${sample.sample_id}/audio`)
    expect(response.headers.get('content-type')).toBe('audio/wav')
    expect(Buffer.from(await response.arrayBuffer())).toEqual(audio)
  })

  test('Preview and waveform of a WAV upload come from its own audio.', async () => {
    const { voiceId, sample, client } = await uploaded(createWav(32))
    const preview = await client.voices.pvc.samples.audio.get(voiceId, sample.sample_id)
    expect(preview.durationSecs).toBe(30)
    expect(readWav(Buffer.from(preview.audioBase64, 'base64')).pcm.subarray(0, 100)).toEqual(
      readWav(createWav(1)).pcm.subarray(0, 100),
    )
    const { visualWaveform } = await client.voices.pvc.samples.waveform.get(voiceId, sample.sample_id)
    expect(Math.min(...visualWaveform)).toBeCloseTo(20_000 / 32_767, 2)
  })

  test('An upload other than WAV has an estimated duration and placeholder audio.', async () => {
    const mp3 = Buffer.alloc(160_000, 7)
    const { emulator, voiceId, sample, client } = await uploaded(mp3, 'audio/mpeg')
    expect(sample).toMatchObject({ mime_type: 'audio/mpeg', size_bytes: 160_000, duration_secs: 10 })
    const audio = await get(emulator, `/v1/voices/${voiceId}/samples/${sample.sample_id}/audio`)
    expect(audio.headers.get('content-type')).toBe('audio/mpeg')
    expect(Buffer.from(await audio.arrayBuffer())).toEqual(mp3)
    const { visualWaveform } = await client.voices.pvc.samples.waveform.get(voiceId, sample.sample_id)
    expect(visualWaveform).toHaveLength(100)
  })

  test('A WAV file without a content type is detected by its header.', async () => {
    const { sample } = await uploaded(createWav(1), 'application/octet-stream')
    expect(sample).toMatchObject({ mime_type: 'audio/wav', duration_secs: 1 })
  })

  test('The audio of a deleted sample no longer exists, and the file can be uploaded again.', async () => {
    const audio = createWav(1)
    const { emulator, voiceId, sample, client } = await uploaded(audio)
    await client.voices.pvc.samples.delete(voiceId, sample.sample_id)
    const response = await get(emulator, `/v1/voices/${voiceId}/samples/${sample.sample_id}/audio`)
    expect((await errorOf(response)).detail).toMatchObject({ code: 'sample_not_found' })
    const again = await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, multipartBody([file(audio)]))
    expect(again.status).toBe(200)
    expect(samplesOf(emulator, voiceId)[0]!.sample_id).not.toBe(sample.sample_id)
  })
})

describe('WAV duration', () => {
  /** A WAV file as streaming encoders write it: stereo, a chunk before the data, and an unset data size. */
  function streamedStereo(seconds: number): Buffer {
    const plain = createWav(seconds)
    const header = Buffer.from(plain.subarray(0, 36))
    header.writeUInt16LE(2, 22)
    header.writeUInt32LE(8000, 24)
    const note = Buffer.from('LIST\x05\0\0\0hello\0', 'latin1')
    const data = Buffer.from('data\xff\xff\xff\xff', 'latin1')
    return Buffer.concat([header, note, data, plain.subarray(44)])
  }

  test('The duration follows from the chunks and the actual file size.', () => {
    const file = streamedStereo(3)
    const layout = wavLayout(file.subarray(0, 1000))
    expect(layout).toMatchObject({ channels: 2, sampleRate: 8000, dataStart: 58 })
    expect(wavDuration(layout!, file.length)).toBe(3)
    expect(decodeWav(file)).toHaveLength(3 * SAMPLE_RATE)
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['another file', Buffer.from('ID3 and then some more bytes')],
    ['a header without data', createWav(1).subarray(0, 36)],
    ['a header of zeros', Buffer.concat([createWav(1).subarray(0, 16), Buffer.alloc(40)])],
  ])('%s is not parsed as WAV.', (_what, file) => {
    expect(wavLayout(file)).toBeUndefined()
    expect(decodeWav(file)).toBeUndefined()
  })
})

describe('audio store', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'emulator-test-'))
  })

  afterEach(() => rm(folder, { recursive: true }))

  test('Uploaded audio, tasks in progress and id counters survive a restart.', async () => {
    const stateFile = join(folder, 'state.json')
    const startAt = new Date('2030-01-01')
    const first = await withEmulator({ seed: 'empty', stateFile, startAt })
    first.clock.freeze()
    const voiceId = emptyProfessionalVoice(first)
    const audio = createWav(2)
    await postForm(first, `/v1/voices/pvc/${voiceId}/samples`, multipartBody([file(audio)]))
    const sampleId = samplesOf(first, voiceId)[0]!.sample_id
    await vendorClient(first).voices.pvc.samples.speakers.separate(voiceId, sampleId)
    await first.close()

    const second = await withEmulator({ stateFile, startAt })
    second.clock.freeze()
    const response = await get(second, `/v1/voices/${voiceId}/samples/${sampleId}/audio`)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(audio)
    expect(samplesOf(second, voiceId)[0]!.speaker_separation!.status).toBe('pending')
    second.clock.advance(3000)
    expect(samplesOf(second, voiceId)[0]!.speaker_separation!.status).toBe('completed')
    second.state.removeVoice(voiceId)
    expect(readdirSync(`${stateFile}.audio`)).toEqual([])
  })

  test('The audio store is limited per recording and in total.', async () => {
    const store = createAudioStore(folder, { bytesPerRecording: 100, totalBytes: 250 })
    for (const id of ['a', 'b', 'c']) {
      const writer = store.createWriter()
      await writer.write(Buffer.alloc(80, id))
      await writer.write(Buffer.alloc(80, id))
      const received = await writer.finish()
      expect(received.sizeBytes).toBe(160)
      received.save(id)
      await writer.discard()
    }
    expect(await store.read('a')).toBeUndefined()
    expect(await store.read('b')).toHaveLength(100)
    expect(await store.read('c')).toHaveLength(100)
    expect(readdirSync(folder).sort()).toEqual(['b', 'c'])
  })

  test('Partial files are deleted on start.', async () => {
    const store = createAudioStore(folder)
    const writer = store.createWriter()
    await writer.write(Buffer.alloc(10))
    expect(readdirSync(folder)).toHaveLength(1)
    createAudioStore(folder)
    expect(readdirSync(folder)).toEqual([])
    await writer.discard()
    expect(existsSync(folder)).toBe(true)
  })
})

describe('memory', () => {
  test('Memory use does not grow with upload size.', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = emptyProfessionalVoice(emulator)
    const megabytes = 96
    const chunk = Buffer.alloc(64 * 1024)
    const [head, tail] = (() => {
      const body = multipartBody([file(Buffer.from('SPLIT'), 'long.wav')])
      const at = body.indexOf('SPLIT')
      return [body.subarray(0, at), body.subarray(at + 5)]
    })()
    const usedMiB = () => {
      collect()
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      return (heapUsed + arrayBuffers) / 1024 / 1024
    }
    const before = usedMiB()
    let peak = before
    async function* body() {
      yield head
      for (let sent = 0; sent < megabytes * 16; sent++) {
        if (sent % 128 === 0) peak = Math.max(peak, usedMiB())
        yield chunk
      }
      yield tail
    }
    const response = await request(`${emulator.url}/v1/voices/pvc/${voiceId}/samples`, {
      method: 'POST',
      headers: { 'xi-api-key': emulator.apiKey, 'content-type': MULTIPART_TYPE },
      body: Readable.from(body()),
    })
    expect(response.statusCode).toBe(200)
    await response.body.dump()
    expect(samplesOf(emulator, voiceId)[0]!.size_bytes).toBe(megabytes * 1024 * 1024)
    expect(peak - before).toBeLessThan(24)
  })
})
