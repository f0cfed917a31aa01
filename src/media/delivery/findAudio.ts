import { Readable } from 'node:stream'
import { withDeadline } from '../../async/withDeadline.js'
import type { Viewer } from '../../auth/Viewer.js'
import type { EventBus } from '../../datasources/bus/EventBus.js'
import { MediaClosed, type MediaStore, type Stretch } from '../../datasources/media/MediaStore.js'
import { audioKey, previewKey } from '../../datasources/media/mediaKeys.js'
import { NotFound } from '../../errors.js'
import { AudioFailure } from '../recordings/AudioFailure.js'
import type { LiveAudio } from '../recordings/AudioRecording.js'
import type { AudioRecordings } from '../recordings/AudioRecordings.js'
import type { MediaSubject } from '../urls/MediaSubject.js'
import { MediaUrlRefused } from '../urls/MediaUrlRefused.js'
import { AudioNotReady } from './AudioNotReady.js'
import { awaitAudio } from './awaitAudio.js'
import { parseByteRange, placeByteRange } from './byteRange.js'
import type { Media, OpenMedia } from './Media.js'
import type { MediaAudio, MediaPreview, MediaUpstream } from './MediaUpstream.js'
import { openInTime } from './openInTime.js'

/** Where the sounds of this platform are. */
export interface AudioReaderDeps {
  readonly mediaStore: Pick<MediaStore, 'open'>
  readonly recordings: Pick<AudioRecordings, 'live'>
  readonly bus: Pick<EventBus, 'subscribe'>
}

export interface AudioWaitTimeouts {
  /** The longest that a reader is let wait for a sound to be whole. */
  readonly wholeMs: number
  readonly pollMs: number
}

const DEFAULT_PATIENCE: AudioWaitTimeouts = { wholeMs: 30_000, pollMs: 1_000 }
/** Longer than a making may wait for the upstream. */
const FIRST_BYTE_MS = 120_000
/** What became of a process that is gone is looked for every minute. */
const UNKNOWN_RETRY_MS = 10_000

type SubjectOf<Kind> = Extract<MediaSubject, { kind: Kind }>

/**
 * A sound that was made here. It comes from the store, and while it is being made in this process, as it is made. The
 * upstream is never asked.
 */
export async function findAudio(
  subject: SubjectOf<'audio'>,
  viewer: Viewer,
  look: () => Promise<MediaAudio | null>,
  { mediaStore, recordings, bus }: AudioReaderDeps,
  { signal, ...patience }: { signal: AbortSignal } & Partial<AudioWaitTimeouts>,
): Promise<Media> {
  const { audioId } = subject
  const { wholeMs, pollMs } = { ...DEFAULT_PATIENCE, ...patience }
  const making = growing(recordings.live(audioId))
  // Its maker knows whose it is: the one who is listening for its first byte is spared a look at the row.
  const seen = making?.isOwnedBy(viewer) ? inTheMaking(audioId, making) : await look()
  if (!seen) throw new NotFound('GeneratedAudio', audioId)
  const { id, mediaType, isTransient } = seen

  const openWhole = async (range: string | undefined): Promise<OpenMedia> => {
    const isEnough = ({ state }: MediaAudio) => state !== 'GENERATING'
    const { state, expiresAt, sha256 } = await awaitAudio(audioId, look, isEnough, bus, {
      ...{ withinMs: wholeMs, pollMs, signal },
    })
    if (state === 'FAILED') throw MediaUrlRefused.failed()
    if (state === 'UNKNOWN') throw new AudioNotReady(UNKNOWN_RETRY_MS)
    const about = { mediaType, version: sha256 ?? '', isTransient }
    if (!isTransient) {
      const stored = await openStored(mediaStore, audioKey(id), range, about)
      if (!stored) throw MediaUrlRefused.gone()
      return stored
    }
    const live = recordings.live(id)
    if (live?.isOver) return cutOut(live.sizeBytes, range, (stretch) => live.follow(stretch), about)
    // Another process may have it.
    if (expiresAt !== null && expiresAt <= new Date()) throw MediaUrlRefused.gone()
    throw new AudioNotReady(1_000)
  }

  const ofUnknownLength = (body: Readable): OpenMedia => {
    const whole = { status: 200, mediaType, contentLength: null, contentRange: null }
    return { ...whole, body, version: '', isGrowing: true, isTransient }
  }

  return {
    subject,
    isOurs: true,
    async open(range) {
      // What browsers ask for first; every other range has to know how long the whole is.
      const live = range === undefined || range === 'bytes=0-' ? growing(recordings.live(id)) : null
      const body = live && (await followFromFirst(live, signal))
      return body ? ofUnknownLength(body) : openWhole(range)
    },
    async openHead() {
      const isGrowing = growing(recordings.live(id)) !== null || seen.state === 'GENERATING'
      return isGrowing ? ofUnknownLength(Readable.from([])) : openWhole(undefined)
    },
  }
}

/** Being made here, and not to be had otherwise. */
function growing(live: LiveAudio | null): LiveAudio | null {
  return live === null || live.isBroken || (live.isOver && live.isTransient) ? null : live
}

/** What delivery has to know of it. */
function inTheMaking(id: string, { mediaType, isTransient }: LiveAudio) {
  return { id, mediaType, isTransient, state: 'GENERATING' } as const
}

/**
 * From the first byte on, when it is there: before that, an answer can still say what is wrong. Null for what broke, and
 * for what is elsewhere by now.
 */
async function followFromFirst(live: LiveAudio, signal: AbortSignal): Promise<Readable | null> {
  try {
    await withDeadline(live.begun, { timeoutMs: FIRST_BYTE_MS, what: 'The first byte of a sound', signal })
    return await live.follow()
  } catch (error) {
    if (error instanceof AudioFailure || error instanceof MediaClosed) return null
    throw error
  }
}

/** The sound of a preview: from the store where it was kept, otherwise from the upstream, which keeps it for a while. */
export async function findPreview(
  subject: SubjectOf<'preview'>,
  look: () => Promise<MediaPreview | null>,
  { mediaStore }: Pick<AudioReaderDeps, 'mediaStore'>,
  upstream: Pick<MediaUpstream, 'previews'>,
): Promise<Media> {
  const preview = await look()
  if (!preview) throw new NotFound('VoicePreview', subject.previewId)
  const { id, isStored, mediaType } = preview
  const open = (range?: string) =>
    isStored ? openStored(mediaStore, previewKey(id), range, { mediaType, version: 'stored' }) : Promise.resolve(null)
  const there = await open()
  there?.body.destroy()
  const fromUpstream = async (range?: string) => ({
    ...(await upstream.previews.openAudio(id, { range })),
    version: '',
  })
  return {
    subject,
    isOurs: there !== null,
    open: async (range) => (there && (await open(range))) ?? fromUpstream(range),
  }
}

type About = Pick<OpenMedia, 'mediaType' | 'version' | 'isTransient'>

async function openStored(
  mediaStore: Pick<MediaStore, 'open'>,
  key: string,
  range: string | undefined,
  about: About,
): Promise<OpenMedia | null> {
  const stored = await openInTime(mediaStore, key)
  if (!stored) return null
  try {
    return await cutOut(stored.sizeBytes, range, async (stretch) => stored.read(stretch), about)
  } finally {
    stored.close()
  }
}

/** The range, or the whole where there is none or it has no byte. */
async function cutOut(
  total: number,
  range: string | undefined,
  read: (stretch?: Stretch) => Promise<Readable>,
  about: About,
): Promise<OpenMedia> {
  const wanted = parseByteRange(range)
  const part = wanted && placeByteRange(wanted, total)
  if (!part) return { ...about, status: 200, contentLength: total, contentRange: null, body: await read() }
  const { start, end } = part
  const contentRange = `bytes ${start}-${end}/${total}`
  return { ...about, status: 206, contentLength: end - start + 1, contentRange, body: await read(part) }
}
