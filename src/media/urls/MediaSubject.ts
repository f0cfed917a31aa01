/**
 * What a media URL points at. A further kind needs its words in `mediaPath` and `mediaSubjectAt`, and its bytes in
 * `findMedia`; the compiler asks for the first and the last.
 */
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
  /** Each attempt may show another image, so the number of attempts so far is part of what it is. */
  | { readonly kind: 'captcha'; readonly voiceId: string; readonly attempt: number }
  /** A library voice belongs to nobody here and cannot be looked up again, so its preview is named by its own URL. */
  | { readonly kind: 'library-preview'; readonly url: string }
  /** A sound that was made here. */
  | { readonly kind: 'audio'; readonly audioId: string }
  /** Of a voice that is not one yet. */
  | { readonly kind: 'preview'; readonly previewId: string }
  /** A dub as it was made automatically, which never changes. */
  | { readonly kind: 'dubbing-audio'; readonly dubbingId: string; readonly language: string }
  /**
   * A medium of a dub of the studio, by its part: `input`, `background`, `foreground`, `speaker:<id>`,
   * `segment:<id>:<language>` or `render:<id>`. A segment that is spoken again is another take, so that no player goes on
   * with the one it has.
   */
  | { readonly kind: 'dubbing-media'; readonly dubbingId: string; readonly part: string; readonly take: string }
  /** Of a library voice that sounds like a speaker of a dub. */
  | {
      readonly kind: 'dubbing-similar'
      readonly dubbingId: string
      readonly speakerId: string
      readonly voiceId: string
    }

const ROOT = '/media/'
const LONGEST_ID = 1024

/**
 * The path of a subject, percent-encoded. No two subjects share one.
 *
 * @throws TypeError for an id that is empty, longer than 1024 characters, or no well-formed text.
 */
export function mediaPath(subject: MediaSubject): string {
  return ROOT + segmentsOf(subject).map(encodeSegment).join('/')
}

/** What a path points at, or null when nothing of ours does. The undoing of `mediaPath`. */
export function mediaSubjectAt(path: string): MediaSubject | null {
  if (!path.startsWith(ROOT)) return null
  const segments = path.slice(ROOT.length).split('/')
  const words = segments.filter((_, index) => index % 2 === 0)
  const ids = segments.filter((_, index) => index % 2 === 1).map(decodeSegment)
  if (ids.includes(null) || words.length !== ids.length + 1) return null
  const [first, second, third] = ids as string[]

  // Each of these paths has one word more than ids, so that the words also tell how many ids there are.
  switch (words.join('/')) {
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
    case 'audios/sound':
      return { kind: 'audio', audioId: first! }
    case 'previews/audio':
      return { kind: 'preview', previewId: first! }
    case 'dubs/languages/audio':
      return { kind: 'dubbing-audio', dubbingId: first!, language: second! }
    case 'dubs/parts/takes/media':
      return { kind: 'dubbing-media', dubbingId: first!, part: second!, take: third! }
    case 'dubs/speakers/voices/preview':
      return { kind: 'dubbing-similar', dubbingId: first!, speakerId: second!, voiceId: third! }
    default:
      return null
  }
}

/** Words and ids in turn, beginning and ending with a word. */
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
      return ['audios', subject.audioId, 'sound']
    case 'preview':
      return ['previews', subject.previewId, 'audio']
    case 'dubbing-audio':
      return ['dubs', subject.dubbingId, 'languages', subject.language, 'audio']
    case 'dubbing-media':
      return ['dubs', subject.dubbingId, 'parts', subject.part, 'takes', subject.take, 'media']
    case 'dubbing-similar':
      return ['dubs', subject.dubbingId, 'speakers', subject.speakerId, 'voices', subject.voiceId, 'preview']
  }
}

/**
 * Whoever resolves a URL takes `.` and `..` out of it, percent-encoded or not. A tilde before them keeps them, and one
 * before a leading tilde keeps that apart from ours.
 */
function encodeSegment(text: string): string {
  if (text === '' || text.length > LONGEST_ID || !text.isWellFormed()) {
    throw new TypeError(`An id of ${text.length} characters, or with half characters, cannot stand in a media URL.`)
  }
  return encodeURIComponent(text.startsWith('~') || text === '.' || text === '..' ? `~${text}` : text)
}

function decodeSegment(segment: string): string | null {
  try {
    const decoded = decodeURIComponent(segment)
    const text = decoded.startsWith('~') ? decoded.slice(1) : decoded
    return text === '' || text.length > LONGEST_ID ? null : text
  } catch {
    return null
  }
}
