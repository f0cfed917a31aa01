import type { SpeakerTrack } from '@elevenlabs/elevenlabs-js/serialization/types/SpeakerTrack.js'
import { DubbingSpeaker, DubbingVoice, type DubbingVoiceMode } from '../../../schema/dubbing/DubbingSpeaker.js'
import { rawMap } from './rawMap.js'
import { read } from './read.js'

/** The words that stand in the place of a voice id. */
export const CLONE_WORDS = { TRACK_CLONE: 'track-clone', CLIP_CLONE: 'clip-clone' } as const

export function toDubbingSpeaker(raw: SpeakerTrack.Raw, dubbingId: string, id: string): DubbingSpeaker {
  const speaker = new DubbingSpeaker()
  speaker.dubbingId = dubbingId
  speaker.upstreamId = id
  speaker.name = read.text(raw.speaker_name) ?? ''
  speaker.voices = []
  for (const [language, voice] of Object.entries(rawMap<unknown>(raw.voices))) {
    if (language !== '' && typeof voice === 'string' && voice !== '') speaker.voices.push(toVoice(language, voice))
  }
  return speaker
}

function toVoice(language: string, word: string): DubbingVoice {
  const voice = new DubbingVoice()
  voice.language = language
  voice.mode = toMode(word)
  voice.voiceId = voice.mode === 'VOICE' ? word : null
  return voice
}

function toMode(word: string): DubbingVoiceMode {
  if (word === CLONE_WORDS.TRACK_CLONE) return 'TRACK_CLONE'
  return word === CLONE_WORDS.CLIP_CLONE ? 'CLIP_CLONE' : 'VOICE'
}
