import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { acceptMediaType } from '../../../src/media/uploads/acceptMediaType.js'
import { sniffLength, sniffMediaType } from '../../../src/media/uploads/sniffMediaType.js'
import type { UploadKind } from '../../../src/media/uploads/uploadLimits.js'
import type { UploadedFile } from '../../../src/schema/shared/Upload.js'

const bytes = (text: string) => Buffer.from(text.padEnd(64, '\0'), 'latin1')
const ebml = (docType: string) => `\x1a\x45\xdf\xa3\x8b\x42\x82${String.fromCharCode(0x80 + docType.length)}${docType}`

const heads: Record<string, string> = {
  'RIFF\x24\0\0\0WAVEfmt ': 'audio/wav',
  'RF64\xff\xff\xff\xffWAVEds64': 'audio/wav',
  'FORM\0\0\0\x2eAIFFCOMM': 'audio/aiff',
  'FORM\0\0\0\x2eAIFCFVER': 'audio/aiff',
  'ID3\x04\0\0\0\0\0\0': 'audio/mpeg',
  '\xff\xfb\x90\x64': 'audio/mpeg',
  '\xff\xf3\x40\xc4': 'audio/mpeg',
  '\xff\xf1\x50\x80': 'audio/aac',
  'fLaC\0\0\0\x22': 'audio/flac',
  'OggS\0\x02': 'audio/ogg',
  '\0\0\0\x20ftypM4A ': 'audio/mp4',
  '\0\0\0\x20ftypisom': 'audio/mp4',
  [ebml('webm')]: 'audio/webm',
  [ebml('matroska')]: 'audio/webm',
  '%PDF-1.7': 'application/pdf',
  '\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90\x77\x53\xde\0\0\0\x0cIDAT': 'image/png',
  '\xff\xd8\xff\xe0': 'image/jpeg',
}
const strangers = [
  'a plain text, it is',
  'RIFF\x24\0\0\0WEBPVP8 ',
  '\0\0\0\x20ftypheic',
  '\xff\xfeh\0e\0l\0l\0o\0',
  'PK\x03\x04',
  '\x1f\x8b\x08\0',
  ebml('other'),
  '\x7fELF',
  '<!DOCTYPE html>',
  '\xff',
  '',
]

describe('The first bytes of a file', () => {
  test.each(Object.entries(heads))('%j are detected as %s', async (head, mediaType) => {
    expect(await sniffMediaType(bytes(head))).toMatchObject({ mediaType })
  })

  test.each(strangers)('%j are not detected as an accepted type', async (head) => {
    expect(await sniffMediaType(Buffer.from(head, 'latin1'))).toBeUndefined()
  })

  test('are detected without an error and in bounded time, for any bytes', async () => {
    const starts = [...Object.keys(heads), ...strangers]
    const startedAt = performance.now()
    for (let round = 0; round < 500; round++) {
      const head = randomBytes(sniffLength)
      head.write(starts[round % starts.length]!, 'latin1')
      if (round % 2 === 0) head.fill(0, 64)
      await sniffMediaType(head)
    }
    expect(performance.now() - startedAt).toBeLessThan(10_000)
  })
})

describe('The media type of an upload', () => {
  const accept = (claimedType: string, head: string, kind: UploadKind = 'sample') =>
    acceptMediaType({ fileName: 'file', claimedType } as UploadedFile, bytes(head), kind)
  const wav = 'RIFF\x24\0\0\0WAVEfmt '
  const wrongType = expect.objectContaining({ reason: 'WRONG_TYPE', fileName: 'file' })

  test('is the claimed one if the bytes agree, and audio can be claimed as video', async () => {
    expect(await accept('audio/x-wav', wav)).toBe('audio/x-wav')
    expect(await accept('Audio/WAV', wav)).toBe('audio/wav')
    expect(await accept('video/webm', ebml('webm'))).toBe('video/webm')
  })

  test('is the detected one if none is claimed', async () => {
    for (const nothing of ['application/octet-stream', 'text/plain', '']) {
      expect(await accept(nothing, wav)).toBe('audio/wav')
    }
  })

  test('is refused if the two differ or if its kind is not accepted', async () => {
    await expect(accept('audio/mpeg', wav)).rejects.toEqual(wrongType)
    await expect(accept('image/png', wav)).rejects.toEqual(wrongType)
    await expect(accept('audio/wav', 'a plain text')).rejects.toEqual(wrongType)
    await expect(accept('audio/wav', wav, 'document')).rejects.toEqual(wrongType)
    await expect(accept('application/pdf', '%PDF-1.7')).rejects.toEqual(wrongType)
    expect(await accept('application/pdf', '%PDF-1.7', 'document')).toBe('application/pdf')
  })
})
