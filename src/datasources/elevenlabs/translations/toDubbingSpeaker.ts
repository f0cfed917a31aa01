import type { SpeakerTrack } from '@elevenlabs/elevenlabs-js/serialization/types/SpeakerTrack.js'
import { DubbingSpeaker, DubbingVoice, type DubbingVoiceMode } from '../../../schema/dubbing/DubbingSpeaker.js'
import { rawMap } from './rawMap.js'
import { read } from './read.js'

/** Values that upstream uses instead of a voice id. */
export const CLONE_VALUES = { TRACK_CLONE: 'track-clone', CLIP_CLONE: 'clip-clone' } as const

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

function toVoice(language: string, value: string): DubbingVoice {
  const voice = new DubbingVoice()
  voice.language = language
  voice.mode = toMode(value)
  voice.voiceId = voice.mode === 'VOICE' ? value : null
  return voice
}

function toMode(value: string): DubbingVoiceMode {
  if (value === CLONE_VALUES.TRACK_CLONE) return 'TRACK_CLONE'
  return value === CLONE_VALUES.CLIP_CLONE ? 'CLIP_CLONE' : 'VOICE'
}
