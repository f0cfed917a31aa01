import type { DubbedSegment as VendorDubbedSegment } from '@elevenlabs/elevenlabs-js/serialization/types/DubbedSegment.js'
import type { DubbingMediaReference } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingMediaReference.js'
import type { DubbingResource } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingResource.js'
import type { Render } from '@elevenlabs/elevenlabs-js/serialization/types/Render.js'
import type { SpeakerSegment } from '@elevenlabs/elevenlabs-js/serialization/types/SpeakerSegment.js'
import type { SpeakerTrack } from '@elevenlabs/elevenlabs-js/serialization/types/SpeakerTrack.js'
import type { DubbingRender } from '../../../schema/dubbing/DubbingRender.js'
import type { DubbingSegment, DubbingSegmentDub } from '../../../schema/dubbing/DubbingSegment.js'
import type { DubbingSpeaker } from '../../../schema/dubbing/DubbingSpeaker.js'
import { requiredInt } from '../client/malformedResponse.js'
import { isRawObject, rawEntries, rawMap } from '../translations/rawMap.js'
import { read } from '../translations/read.js'
import { type DubbingMedia, toDubbingMedia } from '../translations/toDubbingMedia.js'
import { toDubbingRender } from '../translations/toDubbingRender.js'
import { type Span, toDubbedSegment, toDubbingSegment, toSpan } from '../translations/toDubbingSegment.js'
import { toDubbingSpeaker } from '../translations/toDubbingSpeaker.js'
import { type SegmentDigests, segmentDigest } from './segmentDigests.js'

/** All conditions must hold. */
export interface SegmentFilter {
  speakerIds?: readonly string[] | null
  /** Segments with a dub in one of these languages, with or without audio. */
  languages?: readonly string[] | null
  /** Segments that end after this time. */
  startSecs?: number | null
  /** Segments that start before this time. */
  endSecs?: number | null
  /** Whether a dub in one of `languages` is stale. Without `languages`: whether any dub is. */
  isStale?: boolean | null
}

interface TimedSegment extends Span {
  readonly id: string
  readonly raw: SpeakerSegment.Raw
  readonly speakerId: string | null
}

/**
 * Snapshot of a studio dubbing. It may have thousands of segments in a dozen languages, so segments and their dubs are translated
 * on first access. Malformed speakers, renders and dubs, and segments without times are dropped.
 */
export class DubbingResourceView {
  readonly dubbingId: string
  /** Rises with every edit. */
  readonly version: number
  readonly sourceLanguage: string | null
  readonly targetLanguages: readonly string[]
  /** Size of the response. The view needs several times as much memory. */
  readonly sizeBytes: number
  /** Number of segments without times. */
  readonly droppedSegments: number
  readonly #raw: DubbingResource.Raw
  readonly #tracks: ReadonlyMap<string, SpeakerTrack.Raw>
  readonly #renders: ReadonlyMap<string, Render.Raw>
  /** Ordered by time. */
  readonly #segments: ReadonlyMap<string, TimedSegment>
  readonly #translated = new Map<string, DubbingSegment>()
  #digests: SegmentDigests | undefined

  /** @throws UpstreamUnavailable if the version is missing. */
  constructor(raw: DubbingResource.Raw, dubbingId: string, sizeBytes = 0) {
    this.dubbingId = dubbingId
    this.sizeBytes = sizeBytes
    this.version = requiredInt(raw.version, 'version')
    this.sourceLanguage = read.text(raw.source_language) || null
    this.targetLanguages = read.texts(raw.target_languages)
    this.#raw = raw
    this.#tracks = new Map(rawEntries<SpeakerTrack.Raw>(raw.speaker_tracks))
    this.#renders = new Map(rawEntries<Render.Raw>(raw.renders))
    this.#segments = timedSegments(raw, this.#tracks)
    this.droppedSegments = Object.keys(rawMap(raw.speaker_segments)).length - this.#segments.size
  }

  speakers(): DubbingSpeaker[] {
    return Array.from(this.#tracks, ([id, raw]) => toDubbingSpeaker(raw, this.dubbingId, id))
  }

  speaker(id: string): DubbingSpeaker | null {
    const raw = this.#tracks.get(id)
    return raw ? toDubbingSpeaker(raw, this.dubbingId, id) : null
  }

  /** Null for an unknown segment, and for one without a speaker. */
  speakerIdOf(segmentId: string): string | null {
    return this.#segments.get(segmentId)?.speakerId ?? null
  }

  hasSegment(id: string): boolean {
    return this.#segments.has(id)
  }

  segment(id: string): DubbingSegment | null {
    const translated = this.#translated.get(id)
    if (translated) return translated
    const timed = this.#segments.get(id)
    if (!timed) return null
    const { dubbingId } = this
    const segment = toDubbingSegment(timed.raw, timed, { dubbingId, id, speakerId: timed.speakerId })
    this.#translated.set(id, segment)
    return segment
  }

  /** Ordered by time. */
  segmentIds(filter: SegmentFilter = {}): string[] {
    const ids: string[] = []
    for (const segment of this.#segments.values()) {
      if (matches(segment, filter)) ids.push(segment.id)
    }
    return ids
  }

  dubs(segmentId: string): DubbingSegmentDub[] {
    const dubs: DubbingSegmentDub[] = []
    for (const [language, raw] of rawEntries<VendorDubbedSegment.Raw>(this.#segments.get(segmentId)?.raw.dubs)) {
      const dub = toDubbedSegment(raw, { dubbingId: this.dubbingId, segmentId, language })
      if (dub) dubs.push(dub)
    }
    return dubs
  }

  dub(segmentId: string, language: string): DubbingSegmentDub | null {
    const raw = rawDubOf(this.#segments.get(segmentId), language)
    return raw ? toDubbedSegment(raw, { dubbingId: this.dubbingId, segmentId, language }) : null
  }

  /** Newest first. */
  renders(): DubbingRender[] {
    const renders = Array.from(this.#renders, ([id, raw]) => toDubbingRender(raw, this.dubbingId, id))
    return renders.sort(
      (one, other) => (other.version ?? 0) - (one.version ?? 0) || (one.upstreamId < other.upstreamId ? -1 : 1),
    )
  }

  render(id: string): DubbingRender | null {
    const raw = this.#renders.get(id)
    return raw ? toDubbingRender(raw, this.dubbingId, id) : null
  }

  /**
   * The media file of a part: `input`, `background`, `foreground`, `speaker:<id>`, `segment:<id>:<language>` or `render:<id>`.
   * Null if the part does not exist, or has no file yet.
   */
  media(part: string): DubbingMedia | null {
    return toDubbingMedia(this.#rawMedia(part))
  }

  /**
   * For `changedSegments`, which compares two views. Much smaller than the view.
   */
  digests(): SegmentDigests {
    this.#digests ??= new Map(
      Array.from(this.#segments.values(), ({ id, raw, speakerId }) => [id, segmentDigest(raw, speakerId)]),
    )
    return this.#digests
  }

  #rawMedia(part: string): DubbingMediaReference.Raw | null | undefined {
    if (part === 'input' || part === 'background' || part === 'foreground') return this.#raw[part]
    const colon = part.indexOf(':')
    const rest = part.slice(colon + 1)
    switch (colon < 0 ? '' : part.slice(0, colon)) {
      case 'speaker':
        return this.#tracks.get(rest)?.media_ref
      case 'render':
        return this.#renders.get(rest)?.media_ref
      case 'segment': {
        // Segment ids may contain colons, languages do not.
        const last = rest.lastIndexOf(':')
        return rawDubOf(this.#segments.get(rest.slice(0, Math.max(0, last))), rest.slice(last + 1))?.media_ref
      }
      default:
        return null
    }
  }
}

function timedSegments(
  raw: DubbingResource.Raw,
  tracks: ReadonlyMap<string, SpeakerTrack.Raw>,
): ReadonlyMap<string, TimedSegment> {
  const speakers = new Map<string, string>()
  for (const [speakerId, track] of tracks) {
    for (const segmentId of read.texts(track.segments)) if (!speakers.has(segmentId)) speakers.set(segmentId, speakerId)
  }
  const segments: TimedSegment[] = []
  for (const [id, segment] of rawEntries<SpeakerSegment.Raw>(raw.speaker_segments)) {
    const span = toSpan(segment)
    if (span) segments.push({ ...span, id, raw: segment, speakerId: speakers.get(id) ?? null })
  }
  segments.sort(
    (one, other) => one.startSecs - other.startSecs || one.endSecs - other.endSecs || (one.id < other.id ? -1 : 1),
  )
  return new Map(segments.map((segment) => [segment.id, segment]))
}

function matches(
  segment: TimedSegment,
  { speakerIds, languages, startSecs, endSecs, isStale }: SegmentFilter,
): boolean {
  if (speakerIds != null && (segment.speakerId === null || !speakerIds.includes(segment.speakerId))) return false
  if (startSecs != null && segment.endSecs <= startSecs) return false
  if (endSecs != null && segment.startSecs >= endSecs) return false
  if (languages != null) {
    const dubs = languages.map((language) => rawDubOf(segment, language)).filter((dub) => dub !== null)
    return dubs.length > 0 && (isStale == null || dubs.some((dub) => dub.audio_stale === true) === isStale)
  }
  return isStale == null || hasStaleDub(segment) === isStale
}

function hasStaleDub({ raw }: TimedSegment): boolean {
  const dubs = rawMap<VendorDubbedSegment.Raw>(raw.dubs)
  for (const language in dubs) {
    const dub = dubs[language]
    if (dub?.audio_stale === true && language !== '' && toSpan(dub)) return true
  }
  return false
}

/** Null if there is no dub, or it has no times. */
function rawDubOf(segment: TimedSegment | undefined, language: string): VendorDubbedSegment.Raw | null {
  const dubs = rawMap<VendorDubbedSegment.Raw>(segment?.raw.dubs)
  const dub = Object.hasOwn(dubs, language) ? dubs[language] : null
  return dub && isRawObject(dub) && toSpan(dub) ? dub : null
}
