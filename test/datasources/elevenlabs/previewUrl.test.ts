import { expect, test } from '@jest/globals'
import { previewUrl } from '../../../src/datasources/elevenlabs/previewUrl.js'

const origin = 'https://api.example.com'

test.each(['https://93.184.216.34/a.mp3', 'https://[2606:2800:220:1::1]/a.mp3', 'https://cdn.example.org/a.mp3?x=1'])(
  '%s is public',
  (url) => expect(previewUrl(url, origin).href).toBe(url),
)

test.each([
  'https://127.0.0.1/a',
  'https://10.1.2.3/a',
  'https://169.254.169.254/latest',
  'https://[::1]/a',
  'https://[::ffff:127.0.0.1]/a',
  'https://[::ffff:93.184.216.34]/a',
  'https://[fd00::1]/a',
  'https://cdn.example.org:8443/a',
  'http://cdn.example.org/a',
  'https://user:secret@cdn.example.org/a',
  'file:///etc/passwd',
  'nonsense',
])('%s is not fetched', (url) => expect(() => previewUrl(url, origin)).toThrow())

test('the own origin of the API is, wherever it is', () => {
  expect(previewUrl('http://127.0.0.1:9/a', 'http://127.0.0.1:9').href).toBe('http://127.0.0.1:9/a')
})
