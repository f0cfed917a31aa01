import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { acceptMediaType } from '../../../src/media/uploads/acceptMediaType.js'
import { sniffedBytes, sniffLength, sniffMediaType } from '../../../src/media/uploads/sniffMediaType.js'
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

  const unspecific = [
    ...['application/octet-stream', 'binary/octet-stream', 'text/plain', '', '*/*', 'wav', 'application/x-unknown'],
    ...['application/force-download', 'application/x-flac', 'application/mp4', 'application/ogg'],
  ]
  const ofSameFamily = [
    ...['audio/x-wav', 'Audio/WAV', 'audio/vnd.wav', 'audio/*', 'audio/mpeg', 'audio/x-anything; codecs=1'],
    ...['video/webm', 'VIDEO/*', 'audio/wav; charset=utf-8'],
  ]
  test.each([...unspecific, ...ofSameFamily])('is the detected one with the claim "%s"', async (claim) => {
    expect(await accept(claim, wav)).toBe('audio/wav')
    expect(await accept(claim, ebml('webm'))).toBe('audio/webm')
  })

  const contradictions = [
    ...['text/html', 'text/csv', 'TEXT/HTML; charset=utf-8', 'image/png', 'image/*', 'application/pdf', 'font/woff2'],
    ...['application/json', 'application/ld+json', 'application/xml', 'application/xhtml+xml', 'application/zip'],
    ...['application/javascript', 'application/msword', 'application/x-zip-compressed', 'application/x-msdownload'],
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ]
  test.each(contradictions)('is refused with the claim "%s"', async (claim) => {
    const refusal = accept(claim, wav)
    await expect(refusal).rejects.toEqual(wrongType)
    await expect(refusal).rejects.toThrow(
      `This file must be sent as an audio or video type or \`application/octet-stream\` ` +
        `(got \`${claim.split(';')[0]!.toLowerCase()}\` for \`audio/wav\`).`,
    )
  })

  test('of a document is the detected one unless the claim is of another family', async () => {
    const png = Object.keys(heads).find((head) => heads[head] === 'image/png')!
    for (const claim of ['image/jpg', 'image/*', 'application/octet-stream', 'text/plain']) {
      expect(await accept(claim, png, 'document')).toBe('image/png')
    }
    expect(await accept('application/x-pdf', '%PDF-1.7', 'document')).toBe('application/pdf')
    await expect(accept('application/pdf', png, 'document')).rejects.toEqual(wrongType)
    await expect(accept('image/png', '%PDF-1.7', 'document')).rejects.toEqual(wrongType)
    await expect(accept('audio/wav', '%PDF-1.7', 'document')).rejects.toEqual(wrongType)
  })

  test('is refused if the content is not of the kind', async () => {
    await expect(accept('audio/wav', 'a plain text')).rejects.toEqual(wrongType)
    await expect(accept('audio/wav', '<!DOCTYPE html>')).rejects.toEqual(wrongType)
    await expect(accept('audio/wav', '\xff\xd8\xff\xe0')).rejects.toEqual(wrongType)
    await expect(accept('audio/wav', wav, 'document')).rejects.toEqual(wrongType)
    await expect(accept('application/pdf', '%PDF-1.7')).rejects.toEqual(wrongType)
    expect(await accept('application/pdf', '%PDF-1.7', 'document')).toBe('application/pdf')
  })
})

describe('The real encoding', () => {
  const read = (name: string) => readFile(new URL(`files/${name}`, import.meta.url))
  const encodings: [name: string, detected: string, claims: string[]][] = [
    ['speech.wav', 'audio/wav', ['audio/vnd.wav', 'audio/x-pn-wav']],
    ['speech.aac', 'audio/aac', ['audio/vnd.dlna.adts', 'audio/x-aac', 'audio/mpeg']],
    ['speech.mp3', 'audio/mpeg', ['audio/x-mpeg-3', 'audio/mpg', 'audio/*']],
    ['speech.flac', 'audio/flac', ['application/x-flac']],
    ['speech.ogg', 'audio/ogg', ['application/ogg', 'audio/opus']],
    ['speech.aiff', 'audio/aiff', ['audio/x-aifc']],
    ['speech.m4a', 'audio/mp4', ['audio/x-m4a']],
    ['speech.m4b', 'audio/mp4', ['audio/x-m4b']],
    ['speech.mp4', 'audio/mp4', ['application/mp4', 'video/mp4']],
    ['speech.mov', 'audio/mp4', ['video/quicktime']],
    ['speech.3gp', 'audio/mp4', ['audio/3gpp', 'video/3gpp']],
    ['speech.webm', 'audio/webm', ['video/webm']],
    ['speech.mka', 'audio/webm', ['audio/x-matroska']],
  ]
  const accept = (claimedType: string, content: Buffer, kind: UploadKind = 'sample') =>
    acceptMediaType({ fileName: 'file', claimedType } as UploadedFile, content, kind)

  test.each(encodings)('%s is sent as %s with the claims %j', async (name, detected, claims) => {
    const content = await read(name)
    for (const claim of [...claims, 'application/octet-stream']) expect(await accept(claim, content)).toBe(detected)
    for (const claim of ['text/html', 'image/jpeg', 'application/pdf']) {
      for (const kind of ['sample', 'recording', 'voiceChange', 'isolation', 'reference', 'dubbing'] as const) {
        await expect(accept(claim, content, kind)).rejects.toMatchObject({ reason: 'WRONG_TYPE' })
      }
    }
  })

  test.each([
    ['speech.aac', 'audio/aac'],
    ['speech.mp3', 'audio/mpeg'],
    ['speech.flac', 'audio/flac'],
    ['speech.wav', 'audio/wav'],
  ])('%s is detected after ID3 tags with a picture', async (name, detected) => {
    const content = await read(name)
    for (const pictureBytes of [100, 4_090, 60_000, 200_000]) {
      const tagged = Buffer.concat([id3Tag(pictureBytes), id3Tag(10), content])
      expect(sniffedBytes(tagged)).toBeGreaterThan(pictureBytes)
      expect(await accept('application/octet-stream', tagged)).toBe(detected)
    }
    expect(await accept('audio/mpeg', Buffer.concat([id3Tag(2_000_000), content]))).toBe('audio/mpeg')
  })

  test('is read after a few ID3 tags only, however many a file has', async () => {
    const tags = Buffer.concat(Array.from({ length: 20_000 }, () => id3Tag(0).subarray(0, 10)))
    expect(sniffedBytes(tags)).toBeLessThan(sniffLength + 100)
    expect(await accept('audio/mpeg', tags)).toBe('audio/mpeg')
  })

  test('of an archive or a document is refused after an ID3 tag', async () => {
    await expect(accept('audio/mpeg', Buffer.concat([id3Tag(100), bytes('%PDF-1.7')]))).rejects.toMatchObject({
      reason: 'WRONG_TYPE',
    })
  })
})

/** The content is a JPEG, as a picture in a real tag. */
function id3Tag(size: number): Buffer {
  const sizeBytes = [21, 14, 7, 0].map((shift) => (size >> shift) & 0x7f)
  const content = Buffer.alloc(size)
  content.write('\xff\xd8\xff\xe0', 'latin1')
  return Buffer.concat([
    Buffer.from(['I', 'D', '3'].map((letter) => letter.charCodeAt(0))),
    Buffer.from([3, 0, 0, ...sizeBytes]),
    content,
  ])
}
