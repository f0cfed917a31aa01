import type { WireDubbedSegment, WireDubbingResource, WireSpeakerSegment } from '../../wireDubbing.js'
import type { DubbingBehaviour } from './dubbingBehaviour.js'
import type { DubbingRecord, SegmentRecord } from './dubbingRecord.js'
import { renderStatus } from './dubbingStatus.js'
import { type MediaLinks, mediaLinks, mediaReference, RENDER_MEDIA } from './mediaReference.js'
import { subtitlesOf } from './subtitles.js'

const MP3 = 'audio/mpeg'

export interface ResourceView {
  base: string
  nowMs: number
  behaviour: DubbingBehaviour
}

interface SegmentView {
  behaviour: DubbingBehaviour
  links: MediaLinks
}

/** The resource as JSON bytes. The JSON of unchanged segments is cached. */
export function resourceJson(dubbing: DubbingRecord, view: ResourceView): Buffer {
  const links = linksOf(dubbing, view)
  const { speaker_segments: _, ...rest } = resourceWithout(dubbing, view, links)
  const head = Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"speaker_segments":{`)
  const [first, ...others] = Object.values(dubbing.segments).map((segment) =>
    segmentJson(dubbing, segment, { behaviour: view.behaviour, links }),
  )
  return Buffer.concat([head, ...(first ? [first.subarray(1), ...others] : []), Buffer.from('}}')])
}

/** The resource as an object. */
export function resourceToWire(dubbing: DubbingRecord, view: ResourceView): WireDubbingResource {
  const links = linksOf(dubbing, view)
  const segments = Object.values(dubbing.segments).map((segment) => [
    segment.id,
    segmentToWire(dubbing, segment, { behaviour: view.behaviour, links }),
  ])
  return { ...resourceWithout(dubbing, view, links), speaker_segments: Object.fromEntries(segments) }
}

function linksOf({ id }: DubbingRecord, { base, nowMs, behaviour }: ResourceView): MediaLinks {
  return mediaLinks(id, { base, nowMs, lifetimeMs: behaviour.linkLifetimeMs })
}

function resourceWithout(dubbing: DubbingRecord, { nowMs }: ResourceView, links: MediaLinks): WireDubbingResource {
  const { contentType, durationSecs, hasBackground } = dubbing.media
  const reference = (name: string, type: string) =>
    mediaReference(dubbing, links, { name, contentType: type, secs: durationSecs })
  const segmentIdsBySpeaker = new Map(dubbing.speakers.map(({ id }): [string, string[]] => [id, []]))
  for (const { id, speakerId } of Object.values(dubbing.segments)) segmentIdsBySpeaker.get(speakerId)?.push(id)
  const tracks = dubbing.speakers.map(({ id, name, voices }) => [
    id,
    {
      id,
      media_ref: reference(`speaker/${id}.mp3`, MP3),
      speaker_name: name,
      voices: { ...voices },
      segments: segmentIdsBySpeaker.get(id)!,
    },
  ])
  const renders = dubbing.renders.map((render) => {
    const { id, version, language, type } = render
    const status = renderStatus(render, nowMs)
    const { contentType: renderType, ending } = RENDER_MEDIA[type]
    const media_ref = status === 'complete' ? reference(`render/${id}.${ending}`, renderType) : null
    return [id, { id, version, language, type, media_ref, status }]
  })
  return {
    id: dubbing.id,
    version: dubbing.version,
    source_language: dubbing.sourceLanguage,
    target_languages: [...dubbing.targetLanguages],
    input: reference('input', contentType),
    background: hasBackground ? reference('background.mp3', MP3) : null,
    foreground: reference('foreground.mp3', MP3),
    speaker_tracks: Object.fromEntries(tracks),
    speaker_segments: {},
    renders: Object.fromEntries(renders),
  }
}

/**
 * The JSON of a segment with a leading comma, and the inputs that it depends on. Valid because segments are immutable.
 */
const jsonCache = new WeakMap<SegmentRecord, { cacheKey: string; json: Buffer }>()

function segmentJson(dubbing: DubbingRecord, segment: SegmentRecord, { behaviour, links }: SegmentView): Buffer {
  const cacheKey = `${links.base} ${links.query} ${behaviour.staleWithoutAudio}`
  const cached = jsonCache.get(segment)
  if (cached?.cacheKey === cacheKey) return cached.json
  const json = Buffer.from(`,"${segment.id}":${JSON.stringify(segmentToWire(dubbing, segment, { behaviour, links }))}`)
  jsonCache.set(segment, { cacheKey, json })
  return json
}

function segmentToWire(
  dubbing: DubbingRecord,
  { id, start, end, text, dubs }: SegmentRecord,
  { behaviour: { staleWithoutAudio }, links }: SegmentView,
): WireSpeakerSegment {
  const dubbed: Record<string, WireDubbedSegment> = {}
  for (const [language, { audio, isStale, ...segment }] of Object.entries(dubs)) {
    const name = audio && segmentMediaName(id, language, audio.take)
    dubbed[language] = {
      start_time: segment.start,
      end_time: segment.end,
      text: segment.text,
      subtitles: subtitlesOf(segment.text, segment.start, segment.end),
      audio_stale: audio ? isStale : staleWithoutAudio,
      media_ref: name === null ? null : mediaReference(dubbing, links, { name, contentType: MP3, secs: audio!.secs }),
    }
  }
  return { id, start_time: start, end_time: end, text, subtitles: subtitlesOf(text, start, end), dubs: dubbed }
}

export function segmentMediaName(segmentId: string, language: string, take: number): string {
  return `segment/${segmentId}/${language}/${take}.mp3`
}
