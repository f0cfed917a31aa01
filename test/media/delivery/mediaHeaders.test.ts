import { expect, test } from '@jest/globals'
import { mediaHeaders } from '../../../src/media/delivery/mediaHeaders.js'

type Chosen = Parameters<typeof mediaHeaders>[0]

const chosenOf = (mediaType: string, isGrowing = false): Chosen =>
  ({ mediaType, status: 200, part: null, total: 10, length: 10, etag: null, isGrowing }) as unknown as Chosen
const expiresAt = new Date(Date.now() + 60_000)

test.each([
  ['audio/mpeg', 'inline'],
  ['video/mp4', 'inline'],
  ['application/octet-stream', 'inline'],
  ['application/zip', 'attachment'],
  ['Application/ZIP; charset=binary', 'attachment'],
])('Media of type %s is sent %s', (mediaType, disposition) => {
  const headers = mediaHeaders(chosenOf(mediaType), { expiresAt })
  expect(headers['content-disposition']).toBe(disposition)
})

test('Audio that grows is not cached, so that a player that loads it again gets the complete audio', () => {
  expect(mediaHeaders(chosenOf('audio/mpeg', true), { expiresAt })['cache-control']).toBe('no-store')
})

test.each([
  ['Chapter 1', 'audio/mpeg', 'Chapter 1.mp3', 'Chapter%201.mp3'],
  ['memo.3gp', 'audio/mp4', 'memo.3gp', 'memo.3gp'],
  ['take.aif', 'audio/aiff', 'take.aif', 'take.aif'],
  ['clip.avi', 'video/x-msvideo', 'clip.avi', 'clip.avi'],
  ['take.WAV', 'audio/wav', 'take.WAV', 'take.WAV'],
  ['Größe (1)', 'audio/ogg', 'Gr__e (1).ogg', 'Gr%C3%B6%C3%9Fe%20%281%29.ogg'],
  ['🎤', 'audio/flac', '__.flac', '%F0%9F%8E%A4.flac'],
  ['setup.exe', 'audio/mpeg', 'setup.exe.mp3', 'setup.exe.mp3'],
  ['setup.exe', 'application/octet-stream', 'setup.exe.bin', 'setup.exe.bin'],
  ['page.html', 'text/html', 'page.html.bin', 'page.html.bin'],
])('A download of the name %s and the type %s has one of the type', (fileName, mediaType, ascii, encoded) => {
  const { 'content-disposition': disposition } = mediaHeaders(chosenOf(mediaType), { expiresAt, fileName })
  expect(disposition).toBe(`attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`)
})
