/** What a media URL identifies. A new kind needs a path in `segmentsOf` and `mediaSubjectAt`, and a case in `findMedia`. */
export type MediaSubject =
  | { readonly kind: 'sample'; readonly voiceId: string; readonly sampleId: string }
  | {
      readonly kind: 'sample-preview'
      readonly voiceId: string
      readonly sampleId: string
      readonly removeBackgroundNoise: boolean
    }
  | { readonly kind: 'speaker'; readonly voiceId: string; readonly sampleId: string; readonly speakerId: string }
  | { readonly kind: 'voice-preview'; readonly voiceId: string }
  | { readonly kind: 'language-preview'; readonly voiceId: string; readonly language: string; readonly modelId: string }
  | { readonly kind: 'captcha'; readonly voiceId: string; readonly attempt: number }
  /** A library voice cannot be looked up by id, so its preview is identified by its URL. */
  | { readonly kind: 'library-preview'; readonly url: string }
  | { readonly kind: 'audio'; readonly audioId: string }
  | { readonly kind: 'preview'; readonly previewId: string }
  /** The automatic result of a dubbing, which never changes. */
  | { readonly kind: 'dubbing-audio'; readonly dubbingId: string; readonly language: string }
  /**
   * Media of a studio dubbing. `part` is `input`, `background`, `foreground`, `speaker:<id>`, `segment:<id>:<language>`
   * or `render:<id>`. A segment that is dubbed again gets another take, so that players do not use a cached one.
   */
  | { readonly kind: 'dubbing-media'; readonly dubbingId: string; readonly part: string; readonly take: string }
  | {
      readonly kind: 'dubbing-similar'
      readonly dubbingId: string
      readonly speakerId: string
      readonly voiceId: string
    }

const root = '/media/'
const maxIdLength = 1024

/** @throws TypeError for an id that is not well-formed Unicode of 1 to 1,024 characters. */
export function mediaPath(subject: MediaSubject): string {
  return root + segmentsOf(subject).map(encodeSegment).join('/')
}

export function mediaSubjectAt(path: string): MediaSubject | null {
  if (!path.startsWith(root)) return null
  const segments = path.slice(root.length).split('/')
  const keywords = segments.filter((_, index) => index % 2 === 0)
  const ids = segments.filter((_, index) => index % 2 === 1).map(decodeSegment)
  if (ids.includes(null) || keywords.length !== ids.length + 1) return null
  const [first, second, third] = ids as string[]

  // Each path has one keyword more than ids, so the keywords determine the number of ids.
  switch (keywords.join('/')) {
    case 'voices/samples/audio':
      return { kind: 'sample', voiceId: first!, sampleId: second! }
    case 'voices/samples/preview':
      return { kind: 'sample-preview', voiceId: first!, sampleId: second!, removeBackgroundNoise: false }
    case 'voices/samples/clean-preview':
      return { kind: 'sample-preview', voiceId: first!, sampleId: second!, removeBackgroundNoise: true }
    case 'voices/samples/speakers/audio':
      return { kind: 'speaker', voiceId: first!, sampleId: second!, speakerId: third! }
    case 'voices/preview':
      return { kind: 'voice-preview', voiceId: first! }
    case 'voices/languages/models/preview':
      return { kind: 'language-preview', voiceId: first!, language: second!, modelId: third! }
    case 'voices/captchas/image':
      return /^\d{1,9}$/.test(second!) ? { kind: 'captcha', voiceId: first!, attempt: Number(second) } : null
    case 'library/preview':
      return { kind: 'library-preview', url: first! }
    case 'audio/content':
      return { kind: 'audio', audioId: first! }
    case 'previews/audio':
      return { kind: 'preview', previewId: first! }
    case 'dubbings/languages/audio':
      return { kind: 'dubbing-audio', dubbingId: first!, language: second! }
    case 'dubbings/parts/takes/media':
      return { kind: 'dubbing-media', dubbingId: first!, part: second!, take: third! }
    case 'dubbings/speakers/voices/preview':
      return { kind: 'dubbing-similar', dubbingId: first!, speakerId: second!, voiceId: third! }
    default:
      return null
  }
}

function segmentsOf(subject: MediaSubject): string[] {
  switch (subject.kind) {
    case 'sample':
      return ['voices', subject.voiceId, 'samples', subject.sampleId, 'audio']
    case 'sample-preview': {
      const preview = subject.removeBackgroundNoise ? 'clean-preview' : 'preview'
      return ['voices', subject.voiceId, 'samples', subject.sampleId, preview]
    }
    case 'speaker':
      return ['voices', subject.voiceId, 'samples', subject.sampleId, 'speakers', subject.speakerId, 'audio']
    case 'voice-preview':
      return ['voices', subject.voiceId, 'preview']
    case 'language-preview':
      return ['voices', subject.voiceId, 'languages', subject.language, 'models', subject.modelId, 'preview']
    case 'captcha':
      return ['voices', subject.voiceId, 'captchas', String(subject.attempt), 'image']
    case 'library-preview':
      return ['library', subject.url, 'preview']
    case 'audio':
      return ['audio', subject.audioId, 'content']
    case 'preview':
      return ['previews', subject.previewId, 'audio']
    case 'dubbing-audio':
      return ['dubbings', subject.dubbingId, 'languages', subject.language, 'audio']
    case 'dubbing-media':
      return ['dubbings', subject.dubbingId, 'parts', subject.part, 'takes', subject.take, 'media']
    case 'dubbing-similar':
      return ['dubbings', subject.dubbingId, 'speakers', subject.speakerId, 'voices', subject.voiceId, 'preview']
  }
}

/** URL resolution removes `.` and `..`, even if percent-encoded, so they get a leading tilde, as does a leading tilde. */
function encodeSegment(text: string): string {
  if (text === '' || text.length > maxIdLength || !text.isWellFormed()) {
    throw new TypeError(
      `An id of a media URL must be well-formed Unicode of 1 to ${maxIdLength} characters (got ${text.length}).`,
    )
  }
  return encodeURIComponent(text.startsWith('~') || text === '.' || text === '..' ? `~${text}` : text)
}

function decodeSegment(segment: string): string | null {
  try {
    const decoded = decodeURIComponent(segment)
    const text = decoded.startsWith('~') ? decoded.slice(1) : decoded
    return text === '' || text.length > maxIdLength ? null : text
  } catch {
    return null
  }
}
