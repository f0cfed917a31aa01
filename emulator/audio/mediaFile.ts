import { silentAac } from './codecs/silentAac.js'
import { silentMp4 } from './codecs/silentMp4.js'
import { generatedSound } from './encodeAudio.js'

/** Media can be hours long; what is sent of them is not. */
const LONGEST_SECS = 600

const EMPTY_ZIP = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
/** No more than the head of the container that the format lies in. */
const AAF = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504)])

/** The bytes of a medium of this type: for one seed always the same. Types that are not known are sent as MP3. */
export function mediaFile(contentType: string, seed: string, durationSecs: number): Buffer {
  const secs = Math.min(LONGEST_SECS, durationSecs)
  const sound = (format: string) =>
    generatedSound({ speech: { seed, durationSecs: secs, speakers: 1, noise: 0 }, format })
  if (contentType.startsWith('video/')) return silentMp4(secs)
  switch (contentType) {
    case 'audio/mp4':
      return silentMp4(secs)
    case 'audio/aac':
      return silentAac(secs)
    case 'audio/wav':
    case 'audio/x-wav':
      return sound('wav_44100')
    case 'audio/ogg':
      return sound('opus_48000_64')
    case 'application/zip':
      return EMPTY_ZIP
    case 'application/octet-stream':
      return AAF
    default:
      return sound('mp3_44100_128')
  }
}
