import { NotFound, UpstreamNotFound, UpstreamRejected } from '../../errors.js'
import type { MediaSubject } from '../urls/MediaSubject.js'
import { AudioNotReady } from './AudioNotReady.js'
import type { Media, OpenMedia } from './Media.js'
import type { DubbingParts, MediaUpstream } from './MediaUpstream.js'
import type { RecentDubbings } from './RecentDubbings.js'

/** Those that the viewer may know of; null where there is no such speaker. */
export type SimilarVoices = (
  dubbingId: string,
  speakerId: string,
) => Promise<readonly { readonly id: string; readonly previewUrl: string | null }[] | null>

type DubbingSubject = Extract<MediaSubject, { dubbingId: string }>

const NOT_DUBBED_RETRY_MS = 10_000

export function isOfDubbing(subject: MediaSubject): subject is DubbingSubject {
  return 'dubbingId' in subject
}

/** The media of a dub. Where those of the studio lie is asked for at each delivery, for their links expire. */
export function findDubbing(
  subject: DubbingSubject,
  { dubbing, voices }: Pick<MediaUpstream, 'dubbing' | 'voices'>,
  recent: RecentDubbings,
  similarVoices: SimilarVoices,
): Media {
  const { dubbingId } = subject
  switch (subject.kind) {
    case 'dubbing-audio':
      return mediaOf(async (range) => ({
        ...(await dubbing.openAudio(dubbingId, subject.language, { range })),
        version: '',
      }))
    case 'dubbing-media':
      return mediaOf((range) => openPart(subject, dubbing, recent, range))
    case 'dubbing-similar':
      return mediaOf(async (range) => {
        const found = await similarVoices(dubbingId, subject.speakerId)
        const url = found?.find(({ id }) => id === subject.voiceId)?.previewUrl
        if (url == null) throw new NotFound('preview', subject.voiceId)
        return { ...(await voices.openPreview(url, { range })), version: url }
      })
  }

  function mediaOf(open: Media['open']): Media {
    return { subject, isOurs: false, open: (range) => open(range).catch(refuse) }
  }
}

/**
 * What is there now, though it be another take than the URL was made for: its version tells. A link that is refused is
 * looked up once more, because it may have been read a moment too long ago.
 */
async function openPart(
  { dubbingId, part, take }: Extract<DubbingSubject, { kind: 'dubbing-media' }>,
  dubbing: MediaUpstream['dubbing'],
  recent: RecentDubbings,
  range: string | undefined,
): Promise<OpenMedia> {
  const arrivedAt = performance.now()
  const read = () => dubbing.getResource(dubbingId)
  const open = async (parts: DubbingParts): Promise<OpenMedia> => {
    const media = parts.media(part)
    if (!media) throw new NotFound('medium', part)
    return { ...(await dubbing.openReference(media, { range })), version: media.take }
  }
  // What was read since is as new as it gets, so that many requests for takes that are gone cost no reading each.
  const willDo = (known: DubbingParts, begunAt: number) => begunAt >= arrivedAt || known.media(part)?.take === take
  const parts = await recent.find(dubbingId, willDo, read)
  try {
    return await open(parts)
  } catch (error) {
    if (!(error instanceof UpstreamNotFound)) throw error
    return open(await recent.find(dubbingId, (known) => known !== parts, read))
  }
}

/** A URL is only given for what is done, so what is not done is being made anew. */
function refuse(error: unknown): never {
  if (error instanceof UpstreamRejected && error.upstreamCode === 'dubbing_not_dubbed') {
    throw new AudioNotReady(NOT_DUBBED_RETRY_MS)
  }
  throw error
}
