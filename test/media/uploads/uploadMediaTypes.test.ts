import { describe, expect, test } from '@jest/globals'
import { acceptMediaType } from '../../../src/media/uploads/acceptMediaType.js'
import { sniffMediaType } from '../../../src/media/uploads/sniffMediaType.js'
import type { UploadKind } from '../../../src/media/uploads/uploadLimits.js'
import type { UploadedFile } from '../../../src/schema/shared/Upload.js'

const bytes = (text: string) => Buffer.from(text.padEnd(16, '\0'), 'latin1')

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
  '\x1a\x45\xdf\xa3\x9f\x42': 'audio/webm',
  '%PDF-1.7': 'application/pdf',
  '\x89PNG\r\n\x1a\n': 'image/png',
  '\xff\xd8\xff\xe0': 'image/jpeg',
}
const strangers = [
  'a plain text, it is',
  'RIFF\x24\0\0\0WEBPVP8 ',
  '\0\0\0\x20ftypheic',
  '\xff\xfeh\0e\0l\0l\0o\0',
  'PK\x03\x04',
  '\x7fELF',
  '<!DOCTYPE html>',
  '\xff',
  '',
]

describe('the first bytes of a file', () => {
  test.each(Object.entries(heads))('%j are those of %s', (head, mediaType) => {
    expect(sniffMediaType(bytes(head))).toBe(mediaType)
  })

  test.each(strangers)('%j are those of nothing that is taken', (head) => {
    expect(sniffMediaType(Buffer.from(head, 'latin1'))).toBeUndefined()
  })
})

describe('the type of an upload', () => {
  const accept = (claimedType: string, head: string, kind: UploadKind = 'sample') =>
    acceptMediaType({ fileName: 'file', claimedType } as UploadedFile, bytes(head), kind)
  const wav = 'RIFF\x24\0\0\0WAVEfmt '
  const wrongType = expect.objectContaining({ reason: 'WRONG_TYPE', fileName: 'file' })

  test('is what the client says, if the bytes agree; a recorder may call a sound a video', () => {
    expect(accept('audio/x-wav', wav)).toBe('audio/x-wav')
    expect(accept('Audio/WAV', wav)).toBe('audio/wav')
    expect(accept('video/webm', '\x1a\x45\xdf\xa3')).toBe('video/webm')
  })

  test('is what the bytes say, if the client says nothing', () => {
    for (const nothing of ['application/octet-stream', 'text/plain', '']) expect(accept(nothing, wav)).toBe('audio/wav')
  })

  test('is refused when the two differ, or when it is none of its kind', () => {
    expect(() => accept('audio/mpeg', wav)).toThrow(wrongType)
    expect(() => accept('image/png', wav)).toThrow(wrongType)
    expect(() => accept('audio/wav', 'a plain text')).toThrow(wrongType)
    expect(() => accept('audio/wav', wav, 'document')).toThrow(wrongType)
    expect(() => accept('application/pdf', '%PDF-1.7')).toThrow(wrongType)
    expect(accept('application/pdf', '%PDF-1.7', 'document')).toBe('application/pdf')
  })
})
