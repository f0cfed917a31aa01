import { describe, expect, test } from '@jest/globals'
import { acceptMediaType } from '../../../src/media/uploads/acceptMediaType.js'
import { uploadLimitOf } from '../../../src/media/uploads/uploadLimits.js'
import type { UploadedFile } from '../../../src/schema/shared/Upload.js'

const bytes = (text: string) => Buffer.from(text.padEnd(64, '\0'), 'latin1')
const accept = (claimedType: string, head: string, kind: 'dubbing' | 'sample' = 'dubbing') =>
  acceptMediaType({ fileName: 'file', claimedType } as UploadedFile, bytes(head), kind)
const wrongType = expect.objectContaining({ reason: 'WRONG_TYPE', fileName: 'file' })

const mp4 = '\0\0\0\x20ftypisom'
const films: [what: string, head: string, detected: string, claimed: string[]][] = [
  ['an MP4', mp4, 'video/mp4', ['video/mp4', 'video/x-m4v', 'application/mp4']],
  ['a MOV', '\0\0\0\x14ftypqt  ', 'video/mp4', ['video/quicktime']],
  ['an old MOV', '\0\0\0\x08wide\0\0', 'video/quicktime', ['video/quicktime']],
  ['an old MOV that begins with free space', '\0\0\0\x08skip\0\0', 'video/quicktime', ['video/quicktime']],
  ['an M4A', '\0\0\0\x20ftypM4A ', 'audio/mp4', ['audio/x-m4a']],
  ['a WebM or MKV', '\x1a\x45\xdf\xa3\x8b\x42\x82\x84webm', 'video/webm', ['video/webm', 'video/x-matroska']],
  ['an AVI', 'RIFF\x24\0\0\0AVI LIST', 'video/x-msvideo', ['video/avi']],
  ['a WMV', '\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\0\xaa\0\x62\xce\x6c', 'video/x-ms-wmv', ['video/x-ms-wmv']],
  ['an FLV', 'FLV\x01\x05', 'video/x-flv', ['video/x-flv']],
  ['an MPEG', '\0\0\x01\xba\x44', 'video/mpeg', ['video/mpeg', 'video/mpg']],
  ['a WAV', 'RIFF\x24\0\0\0WAVEfmt ', 'audio/wav', ['audio/x-wav']],
  ['an MP3', 'ID3\x04', 'audio/mpeg', ['audio/mp3']],
]

describe('The media of a dubbing', () => {
  test.each(films)('can be %s', async (_, head, detected, claimed) => {
    expect(await accept('application/octet-stream', head)).toBe(detected)
    for (const type of claimed) expect(await accept(type, head)).toBe(detected)
  })

  test('is audio if a container that may have video is sent as audio', async () => {
    expect(await accept('audio/mp4', mp4)).toBe('audio/mp4')
    expect(await accept('audio/webm', '\x1a\x45\xdf\xa3\x8b\x42\x82\x84webm')).toBe('audio/webm')
  })

  test.each([
    ['text', 'a plain text, it is'],
    ['an image', '\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR'],
    ['an image in an MP4 container', '\0\0\0\x20ftypheic'],
    ['an image in a RIFF container', 'RIFF\x24\0\0\0WEBPVP8 '],
    ['a document', '%PDF-1.7'],
    ['an archive', 'PK\x03\x04'],
  ])('is refused if it is %s, under any name', async (_, head) => {
    for (const claimed of ['video/mp4', 'audio/wav', 'application/octet-stream']) {
      await expect(accept(claimed, head)).rejects.toEqual(wrongType)
    }
  })

  test('is refused with a claimed type that is neither audio nor video', async () => {
    for (const claimed of ['text/html', 'image/gif', 'application/zip']) {
      await expect(accept(claimed, mp4)).rejects.toEqual(wrongType)
    }
    expect(await accept('video/mp4', 'RIFF\x24\0\0\0WAVEfmt ')).toBe('audio/wav')
    await expect(accept('application/pdf', mp4)).rejects.toEqual(wrongType)
  })

  test('has at most 1 GiB', () => {
    expect(uploadLimitOf({ kind: 'dubbing' })).toBe(1024 ** 3)
  })
})

test('A sample must be audio', async () => {
  expect(await accept('application/octet-stream', mp4, 'sample')).toBe('audio/mp4')
  for (const head of ['RIFF\x24\0\0\0AVI LIST', 'FLV\x01\x05', '\0\0\x01\xba\x44', '\0\0\0\x08wide\0\0']) {
    await expect(accept('application/octet-stream', head, 'sample')).rejects.toEqual(wrongType)
  }
})
