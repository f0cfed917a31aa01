import type { DubbingRenderType } from '../../../schema/dubbing/DubbingRender.js'

/**
 * Every kind of operation, named as its mutation: what has to be known beforehand in order to find its outcome upstream
 * when no answer came, and what its first caller is told. src/services/reconciliation has one reconciler for each.
 */
export type OperationKinds = {
  createProfessionalVoice: { expectation: NewVoice; result: VoiceResult }
  cloneVoice: { expectation: NewVoice; result: VoiceResult & { requiresVerification: boolean } }
  addLibraryVoice: { expectation: NewVoice & { libraryVoiceId: string }; result: VoiceResult }
  updateProfessionalVoice: { expectation: VoiceChange; result: VoiceResult }
  updateVoice: { expectation: VoiceChange & Partial<NewSamples>; result: VoiceResult }
  updateVoiceSettings: { expectation: SettingsChange; result: VoiceResult }
  deleteVoice: { expectation: Nothing; result: VoiceResult }
  addVoiceSamples: { expectation: NewSamples; result: VoiceResult & { sampleIds: readonly string[] } }
  updateVoiceSample: { expectation: SampleChange; result: SampleResult }
  deleteVoiceSample: { expectation: { sampleId: string }; result: SampleResult }
  trainVoice: { expectation: Training; result: VoiceResult & { jobId?: string | null } }
  separateSpeakers: { expectation: Separation; result: SampleResult & { jobId?: string | null } }
  requestManualVerification: { expectation: { requestedBefore: boolean }; result: VoiceResult }
  verifyVoiceCaptcha: { expectation: { attemptsBefore: number }; result: VoiceResult }
  designVoice: { expectation: Nothing; result: PreviewsResult }
  remixVoice: { expectation: Nothing; result: PreviewsResult }
  createVoiceFromPreview: { expectation: NewVoice & { previewId: string }; result: VoiceResult }
  createSpeech: { expectation: NewSpeech; result: AudioResult }
  changeVoice: { expectation: NewVoiceChange; result: AudioResult }
  isolateAudio: { expectation: NewAudioFile; result: AudioResult }
  createSoundEffect: { expectation: NewAudioFile; result: AudioResult }
  createDubbing: { expectation: NewDubbing; result: DubbingResult & { jobId?: string | null } }
  deleteDubbing: { expectation: Nothing; result: DubbingResult }
  addDubbingLanguage: { expectation: DubbingEdit & { language: string }; result: EditResult }
  createDubbingSpeaker: { expectation: NewDubbingSpeaker; result: EditResult & { speakerId: string } }
  updateDubbingSpeaker: { expectation: DubbingSpeakerChange; result: EditResult & { speakerId: string } }
  createDubbingSegment: { expectation: NewDubbingSegment; result: EditResult & { segmentId: string } }
  updateDubbingSegment: { expectation: DubbingSegmentChange; result: EditResult & { segmentId: string } }
  deleteDubbingSegment: { expectation: DubbingEdit & { segmentId: string }; result: EditResult & { segmentId: string } }
  moveDubbingSegments: { expectation: DubbingSegmentsEdit & { speakerId: string }; result: EditResult }
  transcribeDubbing: { expectation: DubbingSegmentsEdit; result: EditResult }
  translateDubbing: { expectation: DubbingSegmentsEdit & InLanguages; result: EditResult }
  dubDubbing: { expectation: DubbingSegmentsEdit & InLanguages; result: EditResult }
  renderDubbing: { expectation: NewDubbingRender; result: EditResult & { renderId: string; jobId?: string | null } }
}

/** Each of these is paid for by its characters, and leaves an entry of what it cost. */
export const billedKinds: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'designVoice',
  'remixVoice',
  'createVoiceFromPreview',
  'createSpeech',
  'changeVoice',
  'isolateAudio',
  'createSoundEffect',
])

/** Each of these makes a voice, known by its name. */
export const voiceMakingKinds = [
  'createProfessionalVoice',
  'cloneVoice',
  'addLibraryVoice',
  'createVoiceFromPreview',
] as const satisfies readonly OperationKind[]

/** Each of these is about a dub: its subject is the dub's id, where there is one before. */
export const dubbingKinds: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'createDubbing',
  'deleteDubbing',
  'addDubbingLanguage',
  'createDubbingSpeaker',
  'updateDubbingSpeaker',
  'createDubbingSegment',
  'updateDubbingSegment',
  'deleteDubbingSegment',
  'moveDubbingSegments',
  'transcribeDubbing',
  'translateDubbing',
  'dubDubbing',
  'renderDubbing',
])

export type OperationKind = keyof OperationKinds
export type Expectation<Kind extends OperationKind> = OperationKinds[Kind]['expectation']
export type ResultOf<Kind extends OperationKind> = OperationKinds[Kind]['result']

type Nothing = { readonly [key: string]: never }
type VoiceResult = { voiceId: string }
type SampleResult = { voiceId: string; sampleId: string }
type PreviewsResult = { previewIds: readonly string[]; text: string }
type AudioResult = { audioId: string }
type DubbingResult = { dubbingId: string }
/** The version that the edit led to. `changedElsewhere`: somebody else has edited the dub, too, since it was seen. */
type EditResult = DubbingResult & { version: number; changedElsewhere?: boolean }

/** A sound has its id before it is made. */
type NewAudioFile = { audioId: string }

/** Speech is known by its voice, its model and its words. Where nothing is to be kept, there is nothing to know it by. */
export type NewSpeech = NewAudioFile & {
  modelId: string | null
  /** See `hashText`. */
  textSha256: string | null
  isTimed?: boolean
}

/** A changed recording is known by its voice, its model and its time. Without logging the history does not have it. */
type NewVoiceChange = NewAudioFile & { modelId: string | null; isTransient?: boolean }

/** A new voice is known by its name and by its time. */
type NewVoice = { name: string }

/** A new sample is known by its file. The sizes are known when the files have been read: pass them to `markSent`. */
export type NewSamples = {
  sampleIdsBefore: readonly string[]
  files?: readonly { fileName: string; sizeBytes: number }[]
}

/** What the voice will say when it was done; what is absent was not asked for. */
export type VoiceChange = {
  name?: string | null
  language?: string | null
  description?: string | null
  labels?: readonly { key: string; value: string }[] | null
}

type SettingsChange = {
  stability?: number | null
  similarityBoost?: number | null
  style?: number | null
  speed?: number | null
  useSpeakerBoost?: boolean | null
}

type SampleChange = {
  sampleId: string
  removeBackgroundNoise?: boolean | null
  selectedSpeakerIds?: readonly string[] | null
  trimStartMs?: number | null
  trimEndMs?: number | null
  fileName?: string | null
}

/** What upstream said of each model before. */
export type Training = {
  modelId: string | null
  statesBefore: readonly { modelId: string; state: string }[]
}

export type Separation = { sampleId: string; statusBefore: string | null }

/** A new dub is known by its name and by its time. */
export type NewDubbing = {
  name: string
  /** Null for one that gets its languages in the studio. */
  targetLanguage: string | null
  /** Whether the medium was named by its URL. */
  sourceUrl: boolean
}

/** Each edit counts the version up, and never down; one that was carried out shows a higher one than before. */
export type DubbingEdit = { versionBefore: number }

/** Which segments; of nothing that would be seen without them, an expectation holds no more than it needs. */
export type DubbingSegmentsEdit = DubbingEdit & { segmentIds: readonly string[] }

/** Null means all target languages. */
type InLanguages = { languages: readonly string[] | null }

/** A new speaker is known by not having been there, and by its name where it was given one. */
export type NewDubbingSpeaker = DubbingEdit & {
  speakerIdsBefore: readonly string[]
  name: string | null
  voice?: DubbingSpeakerChange['voice']
}

/** What the speaker will be when it was done; what is absent or null was not asked for. */
export type DubbingSpeakerChange = DubbingEdit & {
  speakerId: string
  name?: string | null
  voice?: { mode: 'TRACK_CLONE' | 'CLIP_CLONE' | 'VOICE'; voiceId?: string | null } | null
  /** Languages that the voice is meant for; none means all. */
  languages?: readonly string[] | null
}

/** A new segment is known by its speaker and its times, and by its text where it was given one. */
export type NewDubbingSegment = DubbingEdit & {
  speakerId: string
  startSecs: number
  endSecs: number
  text: string | null
  /** Segments of that speaker at that time that were there before: usually none. */
  alikeBefore: readonly string[]
}

/** What the segment will be when it was done; what is absent or null was not asked for. */
export type DubbingSegmentChange = DubbingEdit & {
  segmentId: string
  language: string
  startSecs?: number | null
  endSecs?: number | null
  text?: string | null
}

export type NewDubbingRender = DubbingEdit & {
  language: string
  type: Exclude<DubbingRenderType, 'UNKNOWN'>
  /** A render is known by its language and type, and by not having been there. */
  renderIdsBefore: readonly string[]
}
