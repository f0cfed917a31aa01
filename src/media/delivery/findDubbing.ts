import { NotFound, UpstreamNotFound, UpstreamRejected } from '../../errors.js'
import type { MediaSubject } from '../urls/MediaSubject.js'
import { AudioNotReady } from './AudioNotReady.js'
import type { Media, OpenMedia } from './Media.js'
import type { DubbingParts, MediaUpstream } from './MediaUpstream.js'
import type { RecentDubbings } from './RecentDubbings.js'

export type SimilarVoices = (
  dubbingId: string,
  speakerId: string,
) => Promise<readonly { readonly id: string; readonly previewUrl: string | null }[] | null>

export interface DubbingMediaDeps {
  readonly upstream: Pick<MediaUpstream, 'dubbing' | 'dubbingResource' | 'voices'>
  readonly recentDubbings: RecentDubbings
  readonly similarVoices: SimilarVoices
}

type DubbingSubject = Extract<MediaSubject, { dubbingId: string }>

const notDubbedRetryMs = 10_000

export function isOfDubbing(subject: MediaSubject): subject is DubbingSubject {
  return 'dubbingId' in subject
}

/** Finds the media of a dubbing. The links of studio media expire, so each delivery reads them again. */
export function findDubbing(subject: DubbingSubject, deps: DubbingMediaDeps): Media {
  return { subject, isLocal: false, open: (range) => openDubbing(subject, deps, range).catch(rethrow) }
}

async function openDubbing(
  subject: DubbingSubject,
  deps: DubbingMediaDeps,
  range: string | undefined,
): Promise<OpenMedia> {
  const { dubbing, voices } = deps.upstream
  const { dubbingId } = subject
  switch (subject.kind) {
    case 'dubbing-audio':
      return { ...(await dubbing.openAudio(dubbingId, subject.language, { range })), version: '' }
    case 'dubbing-media':
      return openPart(subject, deps, range)
    case 'dubbing-similar': {
      const found = await deps.similarVoices(dubbingId, subject.speakerId)
      const url = found?.find(({ id }) => id === subject.voiceId)?.previewUrl
      if (url == null) throw new NotFound('preview', subject.voiceId)
      return { ...(await voices.openPreview(url, { range })), version: url }
    }
  }
}

/** Opens the current take, also for URLs of earlier takes. If the link is refused, it may have expired and is read again. */
async function openPart(
  { dubbingId, part, take }: Extract<DubbingSubject, { kind: 'dubbing-media' }>,
  { upstream: { dubbingResource }, recentDubbings }: DubbingMediaDeps,
  range: string | undefined,
): Promise<OpenMedia> {
  const requestedAt = performance.now()
  const read = () => dubbingResource.getResource(dubbingId)
  const open = async (parts: DubbingParts): Promise<OpenMedia> => {
    const media = parts.media(part)
    if (!media) throw new NotFound('media file', part)
    return { ...(await dubbingResource.openReference(media, { range })), version: media.take }
  }
  // A read that began after this request is current, so requests for old takes do not cause a read each.
  const isCurrent = (known: DubbingParts, begunAt: number) => begunAt >= requestedAt || known.media(part)?.take === take
  const parts = await recentDubbings.find(dubbingId, isCurrent, read)
  try {
    return await open(parts)
  } catch (error) {
    if (!(error instanceof UpstreamNotFound)) throw error
    return open(await recentDubbings.find(dubbingId, (known) => known !== parts, read))
  }
}

/** URLs exist only for finished media, so media that is not dubbed is being dubbed again. */
function rethrow(error: unknown): never {
  if (error instanceof UpstreamRejected && error.upstreamCode === 'dubbing_not_dubbed') {
    throw new AudioNotReady(notDubbedRetryMs)
  }
  throw error
}
