import { malformedResponse } from '../client/malformedResponse.js'

export interface CaptchaImage {
  bytes: Buffer
  mediaType: 'image/png' | 'image/jpeg'
}

const MAX_IMAGE_BYTES = 1024 * 1024
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const JPEG = Buffer.from([0xff, 0xd8, 0xff])

/** The API does not declare the format: accepts image bytes, and base64 as plain text, JSON string or data URL. */
export function toCaptchaImage(body: Buffer): CaptchaImage {
  const image = imageOf(body) ?? imageOf(Buffer.from(base64Of(body.toString('latin1')), 'base64'))
  if (!image) throw malformedResponse('captcha is not an image')
  if (image.bytes.length > MAX_IMAGE_BYTES) throw malformedResponse('captcha is too large')
  return image
}

function imageOf(bytes: Buffer): CaptchaImage | undefined {
  if (bytes.subarray(0, PNG.length).equals(PNG)) return { bytes, mediaType: 'image/png' }
  return bytes.subarray(0, JPEG.length).equals(JPEG) ? { bytes, mediaType: 'image/jpeg' } : undefined
}

function base64Of(text: string): string {
  return text
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll('\\/', '/')
    .replaceAll('\\n', '')
    .replace(/^data:[^,]*,/, '')
}
