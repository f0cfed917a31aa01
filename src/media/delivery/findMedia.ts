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
  /**
   * The voice, if this viewer may see it at this moment; null if not, and if there is none. Only a whole one knows its
   * previews, and costs an upstream call.
   */
  openVoice(viewer: Viewer, voiceId: string, options: OpenVoiceOptions): Promise<MediaVoice | null>
  /** The sound that was made here, and the preview, if this viewer may hear it at this moment. */
  openAudio(viewer: Viewer, audioId: string): Promise<MediaAudio | null>
  openPreview(viewer: Viewer, previewId: string): Promise<MediaPreview | null>
  /** Whether this viewer may see the dub at this moment. */
  seesDubbing(viewer: Viewer, dubbingId: string): Promise<boolean>
  /** Voices that sound like a speaker of a dub, as this viewer may know them. */
  similarVoices(viewer: Viewer, options: { signal: AbortSignal }): SimilarVoices
  readonly recentDubbings: RecentDubbings
  readonly sounds: AudioReaderDeps & Partial<AudioWaitTimeouts>
  /** The upstream's clients, acting for this viewer. */
  upstream(viewer: Viewer, options: { signal: AbortSignal }): MediaUpstream
}

/** Reads of what the upstream gives only whole: joined while they go on, and bounded by viewer. */
export interface WholeReads {
  readonly shared: SharedReads<AudioBytes>
  readonly limiter: Pick<ConcurrencyLimiter, 'acquire'>
  /** The key under which the reads of this client are bounded. */
  readonly viewerKey: string
}

export interface OpenVoiceOptions {
  signal: AbortSignal
  whole: boolean
}

/**
 * Finds what a URL points at, for its viewer. The permission is asked for at each delivery: a signature tells who was
 * given the URL, and a grant that was withdrawn since must end it. Only a sound in the making knows its owner itself.
 *
 * @throws NotFound when the viewer may not see it now, or it is not there.
 */
export async function findMedia(
  subject: MediaSubject,
  viewer: Viewer,
  deps: MediaDeps & { readonly wholeReads: WholeReads },
  signal: AbortSignal,
): Promise<Media> {
  if (subject.kind === 'audio') {
    const look = () => deps.openAudio(viewer, subject.audioId)
    return findAudio(subject, viewer, look, deps.sounds, { ...deps.sounds, signal })
  }
  const upstream = deps.upstream(viewer, { signal })
  if (subject.kind === 'preview') {
    return findPreview(subject, () => deps.openPreview(viewer, subject.previewId), deps.sounds, upstream)
  }
  if (isOfDubbing(subject)) {
    if (!(await deps.seesDubbing(viewer, subject.dubbingId))) throw new NotFound('DubbingResource', subject.dubbingId)
    return findDubbing(subject, upstream, deps.recentDubbings, deps.similarVoices(viewer, { signal }))
  }
  if (subject.kind === 'library-preview') return preview(subject, subject.url)
  const whereItIsSaid = subject.kind === 'voice-preview' || subject.kind === 'language-preview'
  const voice = await deps.openVoice(viewer, subject.voiceId, { signal, whole: whereItIsSaid })
  if (!voice) throw new NotFound('voice', subject.voiceId)
  const { voiceId } = subject

  switch (subject.kind) {
    case 'sample':
      // A recording cannot be changed, only deleted, and ids are never used again.
      return media(subject, async (range) => ({
        ...(await upstream.samples.openAudio(voiceId, subject.sampleId, { range })),
        version: '',
      }))
    case 'sample-preview':
      return media(subject, async () =>
        whole(await readWhole((api) => api.samples.getPreview(voiceId, subject.sampleId, subject))),
      )
    case 'speaker':
      return media(subject, async () =>
        whole(await readWhole((api) => api.speakers.getAudio(voiceId, subject.sampleId, subject.speakerId))),
      )
    case 'captcha':
      if (voice.viewerPermission === 'VIEW') throw new NotFound('captcha', voiceId)
      return media(subject, async () => whole(await readWhole((api) => api.verification.openCaptcha(voiceId))))
    case 'voice-preview':
      return preview(subject, voice.previewUrl)
    case 'language-preview': {
      const entry = voice.verifiedLanguages.find(
        ({ language, modelId }) => language === subject.language && modelId === subject.modelId,
      )
      return preview(subject, entry?.previewUrl ?? null)
    }
  }

  function readWhole(read: (api: MediaUpstream) => Promise<AudioBytes>): Promise<AudioBytes> {
    const { shared, limiter, viewerKey } = deps.wholeReads
    const tenantId = viewer.kind === 'user' ? viewer.tenantId : null
    return shared.join(mediaPath(subject), signal, async (signal) => {
      const slot = await limiter.acquire({ tenantId, viewerKey, priority: 'query' }, signal)
      try {
        return await read(deps.upstream(viewer, { signal }))
      } finally {
        slot.release()
      }
    })
  }

  function preview(of: MediaSubject, url: string | null): Media {
    if (url === null) throw new NotFound('preview', of.kind)
    return media(of, async (range) => ({ ...(await upstream.voices.openPreview(url, { range })), version: url }))
  }
}

/** Whether the upstream gives the bytes of a subject only whole, so that they are in memory until they are delivered. */
export function isHeldWhole({ kind }: MediaSubject): boolean {
  return kind === 'sample-preview' || kind === 'speaker' || kind === 'captcha'
}

/** Whether the bytes of a subject may be in this platform. */
export function mayBeOurs({ kind }: MediaSubject): boolean {
  return kind === 'audio' || kind === 'preview'
}

function media(subject: MediaSubject, open: Media['open']): Media {
  return { subject, isOurs: false, open }
}

function whole({ bytes, mediaType }: AudioBytes): OpenMedia {
  return {
    status: 200,
    mediaType,
    contentLength: bytes.length,
    contentRange: null,
    body: Readable.from(pieces(bytes), { objectMode: false }),
    version: createHash('sha256').update(bytes).digest('base64url'),
  }
}

/** Small pieces show whether a reader is slow or gone. */
function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  const size = 64 * 1024
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
