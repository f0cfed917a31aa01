import { silentAac } from './codecs/silentAac.js'
import { silentMp4 } from './codecs/silentMp4.js'
import { encodeAudio } from './encodeAudio.js'

/** Media can be hours long; the files sent for it are limited. */
const MAX_SECS = 600

const EMPTY_ZIP = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
/** The header of the container format only. */
const AAF = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504)])

/** A media file of this type. The same seed returns the same bytes. Unknown types return MP3. */
export function mediaFile(contentType: string, seed: string, durationSecs: number): Buffer {
  const secs = Math.min(MAX_SECS, durationSecs)
  const audio = (format: string) => encodeAudio({ speech: { seed, durationSecs: secs, speakers: 1, noise: 0 }, format })
  if (contentType.startsWith('video/')) return silentMp4(secs)
  switch (contentType) {
    case 'audio/mp4':
      return silentMp4(secs)
    case 'audio/aac':
      return silentAac(secs)
    case 'audio/wav':
    case 'audio/x-wav':
      return audio('wav_44100')
    case 'audio/ogg':
      return audio('opus_48000_64')
    case 'application/zip':
      return EMPTY_ZIP
    case 'application/octet-stream':
      return AAF
    default:
      return audio('mp3_44100_128')
  }
}
