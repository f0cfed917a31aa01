import type { DubbingRenderType } from '../../../schema/dubbing/DubbingRender.js'

/**
 * The kinds of operations, named as their mutations. `expectation` is what the reconciler of the kind
 * (src/services/reconciliation) needs to find the outcome upstream; `result` is returned to the caller and to repeats.
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
  requestManualVoiceVerification: { expectation: { requestedBefore: boolean }; result: VoiceResult }
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
  transcribeDubbingSegments: { expectation: DubbingSegmentsEdit; result: EditResult }
  translateDubbingSegments: { expectation: DubbingSegmentsEdit & InLanguages; result: EditResult }
  dubDubbingSegments: { expectation: DubbingSegmentsEdit & InLanguages; result: EditResult }
  renderDubbing: { expectation: NewDubbingRender; result: EditResult & { renderId: string; jobId?: string | null } }
}

/** Kinds with a usage entry. */
export const billedKinds: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'designVoice',
  'remixVoice',
  'createVoiceFromPreview',
  'createSpeech',
  'changeVoice',
  'isolateAudio',
  'createSoundEffect',
])

/** Kinds that create a voice, which is found by its name. */
export const voiceMakingKinds = [
  'createProfessionalVoice',
  'cloneVoice',
  'addLibraryVoice',
  'createVoiceFromPreview',
] as const satisfies readonly OperationKind[]

/** Kinds with a dubbing as subject. */
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
  'transcribeDubbingSegments',
  'translateDubbingSegments',
  'dubDubbingSegments',
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
/** `version` is the version after the edit. `changedElsewhere`: another edit happened since the caller read the dubbing. */
type EditResult = DubbingResult & { version: number; changedElsewhere?: boolean }

type NewAudioFile = { audioId: string }

/** Found by voice, model and text. Transient speech leaves no trace upstream. */
export type NewSpeech = NewAudioFile & {
  modelId: string | null
  /** From `hashText`; null for transient speech. */
  textSha256: string | null
  isTimed?: boolean
}

/** Found by voice, model and time. Transient audio is not in the history. */
type NewVoiceChange = NewAudioFile & { modelId: string | null; isTransient?: boolean }

/** Found by name and time. */
type NewVoice = { name: string }

/** Found by name and size of the files, which are passed to `markSent` when they have been read. */
export type NewSamples = {
  sampleIdsBefore: readonly string[]
  files?: readonly { fileName: string; sizeBytes: number }[]
}

/** Found by the new values. Absent fields are not changed. */
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
  hasSpeakerBoost?: boolean | null
}

type SampleChange = {
  sampleId: string
  removeBackgroundNoise?: boolean | null
  selectedSpeakerIds?: readonly string[] | null
  trimStartMs?: number | null
  trimEndMs?: number | null
  fileName?: string | null
}

/** Found by a change of the states. */
export type Training = {
  modelId: string | null
  statesBefore: readonly { modelId: string; state: string }[]
}

export type Separation = { sampleId: string; statusBefore: string | null }

/** Found by name and time. */
export type NewDubbing = {
  name: string
  /** Null if languages are added later in the studio. */
  targetLanguage: string | null
  /** Whether the source is a URL. */
  sourceUrl: boolean
}

/** Each edit raises the version by one. */
export type DubbingEdit = { versionBefore: number }

export type DubbingSegmentsEdit = DubbingEdit & { segmentIds: readonly string[] }

/** Null means all target languages. */
type InLanguages = { languages: readonly string[] | null }

/** Found as a new speaker, by name if one was given. */
export type NewDubbingSpeaker = DubbingEdit & {
  speakerIdsBefore: readonly string[]
  name: string | null
  voice?: DubbingSpeakerChange['voice']
}

/** Found by the new values. Absent and null fields are not changed. */
export type DubbingSpeakerChange = DubbingEdit & {
  speakerId: string
  name?: string | null
  voice?: { mode: 'TRACK_CLONE' | 'CLIP_CLONE' | 'VOICE'; voiceId?: string | null } | null
  /** Languages of the voice; empty, absent or null: all. */
  languages?: readonly string[] | null
}

/** Found by speaker and times, and by text if one was given. */
export type NewDubbingSegment = DubbingEdit & {
  speakerId: string
  startSecs: number
  endSecs: number
  text: string | null
  /** Segments of the speaker at the same times before the edit. */
  alikeBefore: readonly string[]
}

/** Found by the new values. Absent and null fields are not changed. */
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
  /** Found as a new render of the language and type. */
  renderIdsBefore: readonly string[]
}
