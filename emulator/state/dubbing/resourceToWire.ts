import type { WireDubbedSegment, WireDubbingResource, WireSpeakerSegment } from '../../wireDubbing.js'
import type { DubbingBehaviour } from './dubbingBehaviour.js'
import type { DubRecord, SegmentRecord } from './dubbingRecord.js'
import { renderStatus } from './dubbingStatus.js'
import { type MediaLinks, mediaLinks, mediaReference, RENDER_MEDIA } from './mediaReference.js'
import { subtitlesOf } from './subtitles.js'

const MP3 = 'audio/mpeg'

export interface ResourceView {
  base: string
  nowMs: number
  behaviour: DubbingBehaviour
}

/** A resource as JSON. A segment that has not changed since the last answer is not written again. */
export function resourceJson(dub: DubRecord, view: ResourceView): Buffer {
  const links = linksOf(dub, view)
  const { speaker_segments: _, ...rest } = resourceWithout(dub, view, links)
  const head = Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"speaker_segments":{`)
  const [first, ...others] = Object.values(dub.segments).map((segment) => segmentJson(dub, segment, view, links))
  return Buffer.concat([head, ...(first ? [first.subarray(1), ...others] : []), Buffer.from('}}')])
}

/** The same as an object. */
export function resourceOnWire(dub: DubRecord, view: ResourceView): WireDubbingResource {
  const links = linksOf(dub, view)
  const segments = Object.values(dub.segments).map((segment) => [
    segment.id,
    segmentOnWire(dub, segment, view.behaviour, links),
  ])
  return { ...resourceWithout(dub, view, links), speaker_segments: Object.fromEntries(segments) }
}

function linksOf({ id }: DubRecord, { base, nowMs, behaviour }: ResourceView): MediaLinks {
  return mediaLinks(id, base, nowMs, behaviour.linkLifetimeMs)
}

function resourceWithout(dub: DubRecord, { nowMs }: ResourceView, links: MediaLinks): WireDubbingResource {
  const { contentType, durationSecs, hasBackground } = dub.media
  const refer = (name: string, type: string) => mediaReference(dub, links, name, type, durationSecs)
  const spoken = new Map(dub.speakers.map(({ id }): [string, string[]] => [id, []]))
  for (const { id, speakerId } of Object.values(dub.segments)) spoken.get(speakerId)?.push(id)
  const tracks = dub.speakers.map(({ id, name, voices }) => [
    id,
    {
      id,
      media_ref: refer(`speaker/${id}.mp3`, MP3),
      speaker_name: name,
      voices: { ...voices },
      segments: spoken.get(id)!,
    },
  ])
  const renders = dub.renders.map((render) => {
    const { id, version, language, type } = render
    const status = renderStatus(render, nowMs)
    const { contentType: made, ending } = RENDER_MEDIA[type]
    const media_ref = status === 'complete' ? refer(`render/${id}.${ending}`, made) : null
    return [id, { id, version, language, type, media_ref, status }]
  })
  return {
    id: dub.id,
    version: dub.version,
    source_language: dub.sourceLanguage,
    target_languages: [...dub.targetLanguages],
    input: refer('input', contentType),
    background: hasBackground ? refer('background.mp3', MP3) : null,
    foreground: refer('foreground.mp3', MP3),
    speaker_tracks: Object.fromEntries(tracks),
    speaker_segments: {},
    renders: Object.fromEntries(renders),
  }
}

/**
 * What was written of a segment, as an entry of its object and behind a comma, and under which circumstances. A segment
 * is never changed in place.
 */
const written = new WeakMap<SegmentRecord, { under: string; json: Buffer }>()

function segmentJson(dub: DubRecord, segment: SegmentRecord, { behaviour }: ResourceView, links: MediaLinks): Buffer {
  const under = `${links.base} ${links.query} ${behaviour.staleWithoutAudio}`
  const known = written.get(segment)
  if (known?.under === under) return known.json
  const json = Buffer.from(`,"${segment.id}":${JSON.stringify(segmentOnWire(dub, segment, behaviour, links))}`)
  written.set(segment, { under, json })
  return json
}

function segmentOnWire(
  dub: DubRecord,
  { id, start, end, text, dubs }: SegmentRecord,
  { staleWithoutAudio }: DubbingBehaviour,
  links: MediaLinks,
): WireSpeakerSegment {
  const dubbed: Record<string, WireDubbedSegment> = {}
  for (const [language, { audio, isStale, ...said }] of Object.entries(dubs)) {
    const name = audio && segmentMedium(id, language, audio.take)
    dubbed[language] = {
      start_time: said.start,
      end_time: said.end,
      text: said.text,
      subtitles: subtitlesOf(said.text, said.start, said.end),
      audio_stale: audio ? isStale : staleWithoutAudio,
      media_ref: name === null ? null : mediaReference(dub, links, name, MP3, audio!.secs),
    }
  }
  return { id, start_time: start, end_time: end, text, subtitles: subtitlesOf(text, start, end), dubs: dubbed }
}

export function segmentMedium(segmentId: string, language: string, take: number): string {
  return `segment/${segmentId}/${language}/${take}.mp3`
}
