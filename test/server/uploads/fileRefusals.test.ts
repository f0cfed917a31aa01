import { describe, expect, jest, test } from '@jest/globals'
import { stopClock } from '../../support/stopClock.js'
import { waitUntil } from '../../support/waitUntil.js'
import { openFiles, openUpload, sendFiles, type UploadAnswer, wavOf } from './openUpload.js'
import { letPass, readAll, startUploadServer } from './uploadServer.js'

const codes = ({ errors }: UploadAnswer) => errors.map(({ extensions }) => extensions.code)

const refusals = ({ errors }: UploadAnswer) => errors.map(({ extensions }) => extensions)

const refused = (reason: string, fileName?: string) => [
  { code: 'UPLOAD_REFUSED', reason, ...(fileName && { fileName }) },
]

describe('An upload is refused', () => {
  test('without a token before a byte of the body is sent', async () => {
    const { url } = await startUploadServer()
    const client = openUpload(url, { headers: { authorization: '', 'content-length': '1000000' } })
    client.request.removeHeader('authorization')
    client.request.flushHeaders()
    const answer = await client.answer
    expect(answer.status).toBe(401)
    expect(codes(answer)).toEqual(['UNAUTHENTICATED'])
  })

  test('from a form of a foreign page without the preflight header before it is read', async () => {
    const { url } = await startUploadServer()
    const client = openUpload(url, { headers: { 'apollo-require-preflight': '' } })
    client.request.flushHeaders()
    const answer = await client.answer
    expect(answer.status).toBe(400)
    expect(codes(answer)).toEqual(['BAD_USER_INPUT'])
  })
})

describe('A file', () => {
  test('that is not what it claims is refused before any of it is passed on', async () => {
    let handedOn = 0
    const { url } = await startUploadServer({
      async consume(reading) {
        for await (const part of reading.parts) for await (const chunk of part.bytes) handedOn += chunk.length
      },
    })
    const client = await openFiles(url, 1)
    await client.file('0', Buffer.from('a text that goes on. '.repeat(100_000)), { fileName: 'notes.wav' })
    await client.end()
    expect(refusals(await client.answer)).toEqual(refused('WRONG_TYPE', 'notes.wav'))
    expect(handedOn).toBe(0)
  })

  test('of another family than claimed is refused, and otherwise it is accepted as detected', async () => {
    const { url } = await startUploadServer()
    const claim = async (type: string) => {
      const client = await openFiles(url, 1)
      await client.file('0', wavOf(500), { type })
      await client.end()
      return client.answer
    }
    expect(refusals(await claim('text/html'))).toEqual(refused('WRONG_TYPE', '0.wav'))
    expect((await claim('application/octet-stream')).data?.consume?.[0]?.mediaType).toBe('audio/wav')
    expect((await claim('audio/mpeg')).data?.consume?.[0]?.mediaType).toBe('audio/wav')
  })

  test('above the size limit is refused while the client is still sending', async () => {
    const { url } = await startUploadServer({ reading: { maxBytes: 100_000 } })
    const client = await openFiles(url, 1)
    await client.fileHead('0')
    await client.write(wavOf(200_000))
    expect(refusals(await client.answer)).toEqual(refused('TOO_LARGE', '0.wav'))
    client.request.destroy()
  })

  test('may have exactly as many bytes as the limit', async () => {
    const { url } = await startUploadServer({ reading: { maxBytes: 100_000 } })
    expect((await sendFiles(url, [wavOf(100_000)])).errors).toEqual([])
    expect(refusals(await sendFiles(url, [wavOf(100_001)]))).toEqual(refused('TOO_LARGE', '0.wav'))
  })

  test('that is empty is refused', async () => {
    const { url } = await startUploadServer()
    expect(refusals(await sendFiles(url, [wavOf(100), Buffer.alloc(0)]))).toEqual(refused('EMPTY', '1.wav'))
  })

  test('that is announced and never sent is refused, even if all others were read', async () => {
    const { url } = await startUploadServer()
    const client = await openFiles(url, 2)
    await client.file('1', wavOf(300_000))
    await client.end()
    expect(refusals(await client.answer)).toEqual(refused('MISSING'))
  })

  test('that is truncated by the end of the request is refused', async () => {
    const { url } = await startUploadServer()
    const client = await openFiles(url, 1)
    await client.fileHead('0')
    await client.write(wavOf(300_000))
    client.request.end()
    expect(refusals(await client.answer)).toEqual([expect.objectContaining({ code: 'UPLOAD_REFUSED', reason: 'CUT' })])
  })

  test('is refused if its sender stalls, within the file or between two', async () => {
    const { url } = await startUploadServer({ uploads: { rate: { bytesPerSec: 1, graceMs: 60_000 } } })
    stopClock()
    const within = await openFiles(url, 1)
    await within.fileHead('0')
    await within.write(wavOf(300_000))
    expect(refusals(await letPass(60_001, within.answer))).toEqual(refused('IDLE'))
    const between = await openFiles(url, 2)
    await between.file('0', wavOf(300_000))
    expect(refusals(await letPass(60_001, between.answer))).toEqual(refused('IDLE'))
    within.request.destroy()
    between.request.destroy()
    expect((await sendFiles(url, [wavOf(100)])).errors).toEqual([])
  })

  test('is not refused for a stall that its reader causes', async () => {
    let isHeld = false
    const { url } = await startUploadServer({
      uploads: { rate: { bytesPerSec: 1, graceMs: 60_000 } },
      async consume(reading) {
        await waitUntil(() => jest.getTimerCount() === 0, 'no timer of the upload runs')
        jest.advanceTimersByTime(3_600_000)
        isHeld = true
        await readAll(reading)
      },
    })
    stopClock()
    expect((await sendFiles(url, [wavOf(3_000_000), wavOf(3_000_000)])).errors).toEqual([])
    expect(isHeld).toBe(true)
  })
})
