import { describe, expect, test } from '@jest/globals'
import { toCaptchaImage } from '../../../../src/datasources/elevenlabs/translations/toCaptchaImage.js'

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2000, 0xfb)])
const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(2000, 0xfb)])
const base64 = PNG.toString('base64')

describe('toCaptchaImage', () => {
  test.each([
    ['the bytes of a PNG', PNG, PNG, 'image/png'],
    ['the bytes of a JPEG', JPEG, JPEG, 'image/jpeg'],
    ['base64 text', base64, PNG, 'image/png'],
    ['base64 text in lines', `${base64.replace(/.{76}/g, '$&\r\n')}\n`, PNG, 'image/png'],
    ['a JSON string', JSON.stringify(base64), PNG, 'image/png'],
    ['a JSON string with escaped slashes', JSON.stringify(base64).replaceAll('/', '\\/'), PNG, 'image/png'],
    ['a data URL', `data:image/png;base64,${base64}`, PNG, 'image/png'],
    [
      'a data URL in a JSON string',
      JSON.stringify(`data:image/jpeg;base64,${JPEG.toString('base64')}`),
      JPEG,
      'image/jpeg',
    ],
  ])('accepts %s', (_, body, bytes, mediaType) => {
    expect(toCaptchaImage(Buffer.from(body as Buffer))).toEqual({ bytes, mediaType })
  })

  test.each(['', '""', 'null', '{}', '<html>', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'data:,', 'iVBO'])(
    'refuses %j',
    (body) =>
      expect(() => toCaptchaImage(Buffer.from(body))).toThrow(
        expect.objectContaining({ code: 'UPSTREAM_UNAVAILABLE' }),
      ),
  )

  test('refuses an image above the maximum size', () => {
    const large = Buffer.concat([PNG, Buffer.alloc(1024 * 1024)])
    expect(() => toCaptchaImage(large)).toThrow(expect.objectContaining({ code: 'UPSTREAM_UNAVAILABLE' }))
  })
})
