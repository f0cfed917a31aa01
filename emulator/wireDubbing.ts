/** Wire types of dubbing. Enumerations are plain strings, as in `wire.ts`. */

export interface WireDubbing {
  dubbing_id: string
  name: string
  status: string
  source_language: string | null
  target_languages: string[]
  editable: boolean
  created_at: string
  media_metadata: { content_type: string; duration: number } | null
  error: string | null
}

export interface WireDubbingPage {
  dubs: WireDubbing[]
  next_cursor: string | null
  has_more: boolean
}

export interface WireMediaReference {
  src: string
  content_type: string
  bucket_name: string
  random_path_slug: string
  duration_secs: number
  is_audio: boolean
  url: string
}

export interface WireSpeakerTrack {
  id: string
  media_ref: WireMediaReference
  speaker_name: string
  voices: Record<string, string>
  segments: string[]
}

export interface WireSubtitleFrame {
  start_time: number
  end_time: number
  lines: string[]
}

export interface WireDubbedSegment {
  start_time: number
  end_time: number
  text: string | null
  subtitles: WireSubtitleFrame[]
  audio_stale: boolean
  media_ref: WireMediaReference | null
}

export interface WireSpeakerSegment {
  id: string
  start_time: number
  end_time: number
  text: string
  subtitles: WireSubtitleFrame[]
  dubs: Record<string, WireDubbedSegment>
}

export interface WireRender {
  id: string
  version: number
  language: string | null
  type: string | null
  media_ref: WireMediaReference | null
  status: string
}

export interface WireDubbingResource {
  id: string
  version: number
  source_language: string
  target_languages: string[]
  input: WireMediaReference
  background: WireMediaReference | null
  foreground: WireMediaReference | null
  speaker_tracks: Record<string, WireSpeakerTrack>
  speaker_segments: Record<string, WireSpeakerSegment>
  renders: Record<string, WireRender>
}

interface WireTranscriptPiece {
  text: string
  start_s: number
  end_s: number
}

export interface WireUtteranceTranscript extends WireTranscriptPiece {
  speaker_id: string
  words: (WireTranscriptPiece & { word_type: string; characters: WireTranscriptPiece[] })[]
}

export interface WireDubbingTranscript {
  language: string
  utterances: WireUtteranceTranscript[]
}

export interface WireSimilarVoice {
  voice_id: string
  name: string
  category: string
  description: string | null
  preview_url: string | null
}
