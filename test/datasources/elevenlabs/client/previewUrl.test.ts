import { expect, test } from '@jest/globals'
import { previewUrl } from '../../../../src/datasources/elevenlabs/client/previewUrl.js'

const origin = 'https://api.example.com'

test.each([
  'https://93.184.216.34/a.mp3',
  'https://[2606:2800:220:1::1]/a.mp3',
  'https://[2a00:1450:4001:82a::200e]/a.mp3',
  'https://[2400:cb00:2048:1::c629:d7a2]/a.mp3',
  'https://1.1.1.1/a.mp3',
  'https://cdn.example.org/a.mp3?x=1',
])('The host of %s is public', (url) => expect(previewUrl(url, origin).href).toBe(url))

test.each([
  'https://127.0.0.1/a',
  'https://10.1.2.3/a',
  'https://169.254.169.254/latest',
  'https://[::1]/a',
  'https://[::ffff:127.0.0.1]/a',
  'https://[::ffff:93.184.216.34]/a',
  'https://[::ffff:0:7f00:1]/a',
  'https://[::7f00:1]/a',
  'https://[64:ff9b::7f00:1]/a',
  'https://[64:ff9b::a9fe:a9fe]/latest',
  'https://[64:ff9b:1::7f00:1]/a',
  'https://[64:ff9b:1:ffff::a9fe:a9fe]/a',
  'https://[2002:7f00:1::1]/a',
  'https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/a',
  'https://[2001:db8::1]/a',
  'https://[3fff::1]/a',
  'https://[100::1]/a',
  'https://[5f00::1]/a',
  'https://[fec0::1]/a',
  'https://[fe80::1]/a',
  'https://[ff02::1]/a',
  'https://192.88.99.1/a',
  'https://203.0.113.1/a',
  'https://2130706433/a',
  'https://0x7f.1/a',
  'https://[fd00::1]/a',
  'https://cdn.example.org:8443/a',
  'http://cdn.example.org/a',
  'https://user:secret@cdn.example.org/a',
  'file:///etc/passwd',
  'nonsense',
])('The private URL %s is not fetched', (url) => expect(() => previewUrl(url, origin)).toThrow())

test('The origin of the API is allowed at any address', () => {
  expect(previewUrl('http://127.0.0.1:9/a', 'http://127.0.0.1:9').href).toBe('http://127.0.0.1:9/a')
})
