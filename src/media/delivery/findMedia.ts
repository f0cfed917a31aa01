import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ConcurrencyLimiter } from '../../async/limiters/ConcurrencyLimiter.js'
import type { Viewer } from '../../auth/Viewer.js'
import { NotFound } from '../../errors.js'
import { type MediaSubject, mediaPath } from '../urls/MediaSubject.js'
import { type AudioReaderDeps, type AudioWaitTimeouts, findAudio, findPreview } from './findAudio.js'
import { findDubbing, isOfDubbing, type SimilarVoices } from './findDubbing.js'
import type { Media, OpenMedia } from './Media.js'
import type { AudioBytes, MediaAudio, MediaPreview, MediaUpstream, MediaVoice } from './MediaUpstream.js'
import type { RecentDubbings } from './RecentDubbings.js'
import type { SharedReads } from './SharedReads.js'

export interface MediaDeps {
  loadVoice(viewer: Viewer, voiceId: string, options: LoadVoiceOptions): Promise<MediaVoice | null>
  loadAudio(viewer: Viewer, audioId: string): Promise<MediaAudio | null>
  loadPreview(viewer: Viewer, previewId: string): Promise<MediaPreview | null>
  canViewDubbing(viewer: Viewer, dubbingId: string): Promise<boolean>
  similarVoices(viewer: Viewer, options: { signal: AbortSignal }): SimilarVoices
  readonly recentDubbings: RecentDubbings
  readonly audio: AudioReaderDeps & Partial<AudioWaitTimeouts>
  upstream(viewer: Viewer, options: { signal: AbortSignal }): MediaUpstream
}

/** Reads of media that the upstream sends inside JSON: equal reads in progress are shared, and limited per viewer. */
export interface BufferedReads {
  readonly shared: SharedReads<AudioBytes>
  readonly limiter: Pick<ConcurrencyLimiter, 'acquire'>
  readonly viewerKey: string
}

export interface LoadVoiceOptions {
  signal: AbortSignal
  /** Takes an upstream call. Without it the preview URLs may be missing. */
  withPreviews: boolean
}

export interface MediaRequest {
  readonly subject: MediaSubject
  readonly viewer: Viewer
  readonly signal: AbortSignal
}

type VoiceSubject = Exclude<
  MediaSubject,
  { audioId: string } | { previewId: string } | { dubbingId: string } | { url: string }
>

/** Checks the permission, which may have been revoked since the URL was signed. @throws NotFound */
export async function findMedia(
  request: MediaRequest,
  deps: MediaDeps & { readonly bufferedReads: BufferedReads },
): Promise<Media> {
  const { subject, viewer, signal } = request
  if (subject.kind === 'audio') {
    return findAudio({ subject, viewer, signal }, () => deps.loadAudio(viewer, subject.audioId), deps.audio)
  }
  const upstream = deps.upstream(viewer, { signal })
  if (subject.kind === 'preview') {
    const load = () => deps.loadPreview(viewer, subject.previewId)
    return findPreview(subject, { load, mediaStore: deps.audio.mediaStore, upstream })
  }
  if (isOfDubbing(subject)) {
    if (!(await deps.canViewDubbing(viewer, subject.dubbingId))) {
      throw new NotFound('DubbingResource', subject.dubbingId)
    }
    const { recentDubbings } = deps
    return findDubbing(subject, { upstream, recentDubbings, similarVoices: deps.similarVoices(viewer, { signal }) })
  }
  if (subject.kind === 'library-preview') return previewMedia(subject, subject.url, upstream)
  const withPreviews = subject.kind === 'voice-preview' || subject.kind === 'language-preview'
  const voice = await deps.loadVoice(viewer, subject.voiceId, { signal, withPreviews })
  if (!voice) throw new NotFound('voice', subject.voiceId)
  const readBuffered: ReadBuffered = (read) => readShared({ ...request, read }, deps)
  return voiceMedia(subject, voice, { upstream, readBuffered })
}

type ReadBuffered = (read: (api: MediaUpstream) => Promise<AudioBytes>) => Promise<AudioBytes>

function voiceMedia(
  subject: VoiceSubject,
  voice: MediaVoice,
  { upstream, readBuffered }: { upstream: MediaUpstream; readBuffered: ReadBuffered },
): Media {
  const { voiceId } = subject
  const buffered = (read: (api: MediaUpstream) => Promise<AudioBytes>) =>
    remoteMedia(subject, async () => bufferedMedia(await readBuffered(read)))
  switch (subject.kind) {
    case 'sample':
      // A recording is never changed, and its id is never used again.
      return remoteMedia(subject, async (range) => ({
        ...(await upstream.samples.openAudio(voiceId, subject.sampleId, { range })),
        version: '',
      }))
    case 'sample-preview':
      return buffered((api) => api.samples.getPreview(voiceId, subject.sampleId, subject))
    case 'speaker':
      return buffered((api) => api.speakers.getAudio(voiceId, subject.sampleId, subject.speakerId))
    case 'captcha':
      if (voice.viewerPermission === 'VIEW') throw new NotFound('captcha', voiceId)
      return buffered((api) => api.verification.openCaptcha(voiceId))
    case 'voice-preview':
      return previewMedia(subject, voice.previewUrl, upstream)
    case 'language-preview': {
      const verified = voice.verifiedLanguages.find(
        ({ language, modelId }) => language === subject.language && modelId === subject.modelId,
      )
      return previewMedia(subject, verified?.previewUrl ?? null, upstream)
    }
  }
}

interface BufferedRead extends MediaRequest {
  read(api: MediaUpstream): Promise<AudioBytes>
}

function readShared(
  { subject, viewer, signal, read }: BufferedRead,
  deps: MediaDeps & { readonly bufferedReads: BufferedReads },
): Promise<AudioBytes> {
  const { shared, limiter, viewerKey } = deps.bufferedReads
  const tenantId = viewer.kind === 'user' ? viewer.tenantId : null
  return shared.join(mediaPath(subject), signal, async (sharedSignal) => {
    const slot = await limiter.acquire({ tenantId, viewerKey, priority: 'query' }, sharedSignal)
    try {
      return await read(deps.upstream(viewer, { signal: sharedSignal }))
    } finally {
      slot.release()
    }
  })
}

/** Whether the upstream sends the media inside JSON, so that it is in memory until it is delivered. */
export function isBuffered({ kind }: MediaSubject): boolean {
  return kind === 'sample-preview' || kind === 'speaker' || kind === 'captcha'
}

/** Whether the media may be in our own store. */
export function mayBeLocal({ kind }: MediaSubject): boolean {
  return kind === 'audio' || kind === 'preview'
}

function previewMedia(subject: MediaSubject, url: string | null, upstream: MediaUpstream): Media {
  if (url === null) throw new NotFound('preview', subject.kind)
  return remoteMedia(subject, async (range) => ({
    ...(await upstream.voices.openPreview(url, { range })),
    version: url,
  }))
}

function remoteMedia(subject: MediaSubject, open: Media['open']): Media {
  return { subject, isLocal: false, open }
}

function bufferedMedia({ bytes, mediaType }: AudioBytes): OpenMedia {
  return {
    status: 200,
    mediaType,
    contentLength: bytes.length,
    contentRange: null,
    body: Readable.from(pieces(bytes), { objectMode: false }),
    version: createHash('sha256').update(bytes).digest('base64url'),
  }
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  const size = 64 * 1024
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
