import { Readable } from 'node:stream'
import { withDeadline } from '../../async/withDeadline.js'
import type { Viewer } from '../../auth/Viewer.js'
import type { EventBus } from '../../datasources/bus/EventBus.js'
import { MediaClosed, type MediaStore } from '../../datasources/media/MediaStore.js'
import { audioKey, previewKey } from '../../datasources/media/mediaKeys.js'
import { NotFound } from '../../errors.js'
import { AudioFailure } from '../recordings/AudioFailure.js'
import type { AudioRecordings } from '../recordings/AudioRecordings.js'
import type { LiveAudio } from '../recordings/LiveAudio.js'
import type { MediaSubject } from '../urls/MediaSubject.js'
import { MediaUrlRefused } from '../urls/MediaUrlRefused.js'
import { AudioNotReady } from './AudioNotReady.js'
import { awaitAudio } from './awaitAudio.js'
import type { Media, OpenMedia } from './Media.js'
import type { MediaAudio, MediaPreview, MediaUpstream } from './MediaUpstream.js'
import { openRange, openStoredRange } from './openRange.js'

export interface AudioReaderDeps {
  readonly mediaStore: Pick<MediaStore, 'open'>
  readonly recordings: Pick<AudioRecordings, 'live'>
  readonly bus: Pick<EventBus, 'subscribe'>
}

export interface AudioWaitTimeouts {
  /** How long a range request waits for audio to be complete. */
  readonly completeMs: number
  readonly pollMs: number
}

const defaultTimeouts: AudioWaitTimeouts = { completeMs: 30_000, pollMs: 1_000 }
/** Longer than a recording waits for the upstream. */
const firstByteMs = 120_000
/** Audio of a process that ended is recovered every minute. */
const unknownRetryMs = 10_000

type SubjectOf<Kind> = Extract<MediaSubject, { kind: Kind }>
type KnownAudio = Pick<MediaAudio, 'id' | 'mediaType' | 'isTransient' | 'state'>

export interface AudioRequest {
  readonly subject: SubjectOf<'audio'>
  readonly viewer: Viewer
  readonly signal: AbortSignal
}

/** Finds generated audio in the store, or while this process records it. Makes no upstream call. */
export async function findAudio(
  request: AudioRequest,
  load: () => Promise<MediaAudio | null>,
  deps: AudioReaderDeps & Partial<AudioWaitTimeouts>,
): Promise<Media> {
  const { audioId } = request.subject
  const live = readableAudio(deps.recordings.live(audioId))
  // A recording knows its owner, which saves a query before the first byte.
  const audio = live?.isOwnedBy(request.viewer) ? factsOf(audioId, live) : await load()
  if (!audio) throw new NotFound('GeneratedAudio', audioId)
  return new GeneratedMedia(request, audio, { ...defaultTimeouts, ...deps, load })
}

interface GeneratedMediaDeps extends AudioReaderDeps, AudioWaitTimeouts {
  load(): Promise<MediaAudio | null>
}

class GeneratedMedia implements Media {
  readonly subject: MediaSubject
  readonly isLocal = true
  readonly #signal: AbortSignal
  readonly #audio: KnownAudio
  readonly #deps: GeneratedMediaDeps

  constructor({ subject, signal }: AudioRequest, audio: KnownAudio, deps: GeneratedMediaDeps) {
    this.subject = subject
    this.#signal = signal
    this.#audio = audio
    this.#deps = deps
  }

  async open(range?: string): Promise<OpenMedia> {
    // The first request of browsers. Any other range needs the total length.
    const isFromStart = range === undefined || range === 'bytes=0-'
    const live = isFromStart ? this.#live() : null
    const body = live && (await followFromFirstByte(live, this.#signal))
    return body ? this.#growing(body) : this.#openComplete(range)
  }

  async openHead(): Promise<OpenMedia> {
    const isGrowing = this.#live() !== null || this.#audio.state === 'GENERATING'
    return isGrowing ? this.#growing(Readable.from([])) : this.#openComplete(undefined)
  }

  #live(): LiveAudio | null {
    return readableAudio(this.#deps.recordings.live(this.#audio.id))
  }

  #growing(body: Readable): OpenMedia {
    const { mediaType, isTransient } = this.#audio
    const unknown = { status: 200, contentLength: null, contentRange: null, version: '' }
    return { ...unknown, mediaType, body, isGrowing: true, isTransient }
  }

  async #openComplete(range: string | undefined): Promise<OpenMedia> {
    const { id, mediaType, isTransient } = this.#audio
    const { load, bus, completeMs, pollMs, mediaStore } = this.#deps
    const { state, expiresAt, sha256 } = await awaitAudio({
      ...{ audioId: id, load, bus, timeoutMs: completeMs, pollMs, signal: this.#signal },
      isDone: (audio) => audio.state !== 'GENERATING',
    })
    if (state === 'FAILED') throw MediaUrlRefused.failed()
    if (state === 'UNKNOWN') throw new AudioNotReady(unknownRetryMs)
    const facts = { mediaType, version: sha256 ?? '', isTransient }
    if (!isTransient) {
      const stored = await openStoredRange({ mediaStore, key: audioKey(id) }, range, facts)
      if (!stored) throw MediaUrlRefused.gone()
      return stored
    }
    const live = this.#deps.recordings.live(id)
    if (live?.isComplete) {
      return openRange({ sizeBytes: live.sizeBytes, read: (span) => live.follow(span) }, range, facts)
    }
    if (expiresAt !== null && expiresAt <= new Date()) throw MediaUrlRefused.gone()
    throw new AudioNotReady(1_000)
  }
}

/** Null for failed audio, and for complete transient audio, which is read like stored audio. */
function readableAudio(live: LiveAudio | null): LiveAudio | null {
  return live === null || live.hasFailed || (live.isComplete && live.isTransient) ? null : live
}

function factsOf(id: string, { mediaType, isTransient }: LiveAudio): KnownAudio {
  return { id, mediaType, isTransient, state: 'GENERATING' }
}

/** Null for failed audio and audio that is now in the store. An error can be reported only before the response head. */
async function followFromFirstByte(live: LiveAudio, signal: AbortSignal): Promise<Readable | null> {
  try {
    await withDeadline(live.firstByte, { timeoutMs: firstByteMs, what: 'The first byte of audio', signal })
    return await live.follow()
  } catch (error) {
    if (error instanceof AudioFailure || error instanceof MediaClosed) return null
    throw error
  }
}

export interface PreviewDeps {
  readonly mediaStore: Pick<MediaStore, 'open'>
  readonly upstream: Pick<MediaUpstream, 'previews'>
  load(): Promise<MediaPreview | null>
}

/** Finds the audio of a preview in the store, or else upstream, which keeps it for a limited time. */
export async function findPreview(subject: SubjectOf<'preview'>, deps: PreviewDeps): Promise<Media> {
  const preview = await deps.load()
  if (!preview) throw new NotFound('VoicePreview', subject.previewId)
  const { id, isStored, mediaType } = preview
  const file = { mediaStore: deps.mediaStore, key: previewKey(id) }
  const openStored = async (range?: string) =>
    isStored ? openStoredRange(file, range, { mediaType, version: 'stored' }) : null
  const stored = await openStored()
  stored?.body.destroy()
  const openUpstream = async (range?: string) => ({
    ...(await deps.upstream.previews.openAudio(id, { range })),
    version: '',
  })
  return {
    subject,
    isLocal: stored !== null,
    open: async (range) => (stored && (await openStored(range))) ?? openUpstream(range),
  }
}
