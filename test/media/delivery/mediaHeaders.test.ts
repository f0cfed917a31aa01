import { expect, test } from '@jest/globals'
import { mediaHeaders } from '../../../src/media/delivery/mediaHeaders.js'

test.each([
  ['audio/mpeg', 'inline'],
  ['video/mp4', 'inline'],
  ['application/octet-stream', 'inline'],
  ['application/zip', 'attachment'],
  ['Application/ZIP; charset=binary', 'attachment'],
])('Media of type %s is sent %s', (mediaType, disposition) => {
  const chosen = { mediaType, status: 200, part: null, total: 10, length: 10, etag: null, isGrowing: false }
  const headers = mediaHeaders(chosen as unknown as Parameters<typeof mediaHeaders>[0], new Date(Date.now() + 60_000))
  expect(headers['content-disposition']).toBe(disposition)
})
