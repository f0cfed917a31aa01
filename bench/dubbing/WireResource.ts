/** The part of a resource that the contenders read. */
export interface WireResource {
  version: number
  speaker_tracks: Record<string, { speaker_name: string; segments: string[] }>
  speaker_segments: Record<string, WireSegment>
}

interface WireSpan {
  start_time: number
  end_time: number
  text: string
}

interface WireSegment extends WireSpan {
  dubs: Record<string, WireSpan & { audio_stale: boolean }>
}

export interface ResourceSettings {
  upstream: { url: string; apiKey: string }
}
