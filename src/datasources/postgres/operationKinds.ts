/** What a JSON column can hold and give back unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * Every kind of operation, named as its mutation: what has to be known beforehand in order to find its outcome upstream
 * when no answer came, and what its first caller is told. src/services/settlers has one settler for each.
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
}

export type OperationKind = keyof OperationKinds
export type Expectation<Kind extends OperationKind> = OperationKinds[Kind]['expectation']
export type ResultOf<Kind extends OperationKind> = OperationKinds[Kind]['result']

type Nothing = { readonly [key: string]: never }
type VoiceResult = { voiceId: string }
type SampleResult = { voiceId: string; sampleId: string }

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
