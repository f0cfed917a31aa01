import type { AudioStore } from '../audio/uploads/audioStore.js'
import type { EmulatorClock } from '../clock.js'
import { libraryVoices } from '../seed/libraryVoices.js'
import { idFrom } from '../seededRandom.js'
import type { WireHistoryItem, WireLibraryVoice, WireSample, WireVoice } from '../wire.js'
import { type AccountLimits, DEFAULT_LIMITS } from './account/accountLimits.js'
import { DEFAULT_PLAN, type Plan } from './account/plan.js'
import { DEFAULT_GENERATION_TIMING, type GenerationTiming } from './audio/generationTiming.js'
import { createSpeechHistory, type SpeechHistory } from './audio/speechHistory.js'
import type { DubbingBehaviour } from './dubbing/dubbingBehaviour.js'
import { createDubbingStore, type DubbingControls, type DubbingStore } from './dubbing/dubbingStore.js'
import type { StateSnapshot } from './stateSnapshot.js'
import { buildSeparation, type SampleFixture } from './voices/buildSample.js'
import { buildSamples, buildVoice, PREVIEW_PATH, type VoiceFixture, type VoiceRecord } from './voices/buildVoice.js'
import { createGeneratedVoices, type GeneratedVoices } from './voices/generatedVoices.js'
import { createLongTasks, type LongTasks, type TaskOverrides, type TaskTiming } from './voices/longTasks.js'
import { type UploadedFile, uploadedSample } from './voices/uploadedSample.js'
import { captchaText, type VerificationOverride, verify } from './voices/verification.js'

/** The state of the workspace, for tests. All returned objects are copies; only the methods change the state. */
export interface EmulatorState extends TaskOverrides {
  readonly accountId: string
  /** Voice limits; can be changed at any time. */
  readonly account: AccountLimits
  /** Subscription and credits; can be changed at any time. */
  readonly plan: Plan
  readonly generation: GenerationTiming
  /** Permissions that the key does not have, such as `voices_write`; can be changed at any time. */
  readonly missingPermissions: Set<string>
  captchaAs: 'image' | 'base64'
  /** The status of a `voice_not_found` error. Public sources disagree about it. */
  voiceNotFoundStatus: 404 | 400
  /** All voices in insertion order. */
  voices(): WireVoice[]
  voice(voiceId: string): WireVoice | undefined
  /** Adds a voice and returns it with all defaults. */
  addVoice(fixture?: VoiceFixture): WireVoice
  /** Adds voices from one fixture, or from one per index. */
  addVoices(count: number, fixture?: VoiceFixture | ((index: number) => VoiceFixture)): WireVoice[]
  /** Applies a fixture to a voice; `fine_tuning`, `sharing` and `voice_verification` are merged one level deep. */
  patchVoice(voiceId: string, patch: VoiceFixture): WireVoice
  /** The same for a sample. A separation set to `completed` gets the speakers of the recording. */
  patchSample(voiceId: string, sampleId: string, patch: SampleFixture): WireSample
  /** False if there is no such voice. */
  removeVoice(voiceId: string): boolean
  /** Marks a voice as verified, so that it can be trained. */
  verifyVoice(voiceId: string): WireVoice
  /** Overrides the result of captcha recordings received afterwards. Default: accepted. */
  overrideVerification(voiceId: string, override: VerificationOverride): void
  /** The current captcha text of a voice. */
  captchaText(voiceId: string): string
  /** The public library, which is separate from the workspace. */
  library(): WireLibraryVoice[]
  /** The speech history, oldest first. */
  history(): WireHistoryItem[]
  readonly dubs: DubbingControls
}

/** The interface for the routes. */
export interface StateStore extends EmulatorState, Pick<LongTasks, 'startTraining' | 'startSeparation'> {
  /** Live records, not copies. Do not modify them. */
  records(): Iterable<VoiceRecord>
  record(voiceId: string): VoiceRecord | undefined
  /** Modifies a voice in place and saves the change. */
  change(voiceId: string, change: (voice: WireVoice) => void): void
  /** Adds uploaded files to the samples of a voice. */
  addSamples(voiceId: string, files: readonly UploadedFile[], isolate: boolean): WireSample[]
  removeSample(voiceId: string, sampleId: string): void
  verificationOverride(voiceId: string): VerificationOverride
  libraryVoice(voiceId: string): WireLibraryVoice | undefined
  readonly speechHistory: SpeechHistory
  readonly generatedVoices: GeneratedVoices
  readonly dubs: DubbingStore
  /** An id that has not been used for a generation before. */
  generationId(): string
  /** Saves changes that a route made to credits, history and generated voices. */
  markChanged(): void
  snapshot(): StateSnapshot
  /** Converts the stored preview path to a URL below this base. */
  toWire<T extends WireVoice | WireLibraryVoice>(voice: T, baseUrl: string): T
}

const MAX_VOICES = 20_000

export interface StateOptions {
  snapshot: StateSnapshot
  clock: EmulatorClock
  audio: AudioStore
  baseUrl: () => string
  onChange: () => void
  account?: Partial<AccountLimits>
  work?: Partial<TaskTiming>
  plan?: Partial<Plan>
  generation?: Partial<GenerationTiming>
  dubbing?: Partial<DubbingBehaviour>
  captchaAs?: 'image' | 'base64'
  missingPermissions?: readonly string[]
}

export function createState(options: StateOptions): StateStore {
  const { snapshot, clock, audio, baseUrl, onChange } = options
  const { accountId } = snapshot
  const records = new Map(snapshot.voices.map((record) => [record.voice.voice_id, record]))
  const library = new Map(libraryVoices(clock.now()).map((voice) => [voice.voice_id, voice]))
  const verificationOverrides = new Map<string, VerificationOverride>()
  const longTasks = createLongTasks({
    clock,
    timing: options.work ?? {},
    running: snapshot.running ?? [],
    record: (voiceId) => records.get(voiceId),
  })
  const speechHistory = createSpeechHistory(snapshot.history ?? [])
  const generatedVoices = createGeneratedVoices(clock, snapshot.generatedVoices ?? [])
  const { dubs: restored } = snapshot
  const dubs = createDubbingStore({ clock, audio, baseUrl, onChange, behaviour: options.dubbing, restored })
  const { charactersUsed = DEFAULT_PLAN.charactersUsed } = snapshot
  let { voicesAdded, samplesAdded = 0, generationIds = 0 } = snapshot

  const unusedId = (): string => {
    const id = idFrom(`voice:${voicesAdded}`)
    if (!records.has(id)) return id
    voicesAdded += 1
    return unusedId()
  }
  const requireRecord = (voiceId: string): VoiceRecord => {
    longTasks.update()
    const record = records.get(voiceId)
    if (!record) throw new Error(`The emulator holds no voice ${voiceId}`)
    return record
  }
  const toCopy = <T extends WireVoice | WireLibraryVoice>(voice: T): T => structuredClone(toWire(voice, baseUrl()))
  const currentRecords = () => {
    longTasks.update()
    return records
  }

  const state: StateStore = {
    accountId,
    account: { ...DEFAULT_LIMITS, ...options.account },
    plan: { ...DEFAULT_PLAN, charactersUsed, ...options.plan },
    generation: { ...DEFAULT_GENERATION_TIMING, ...options.generation },
    missingPermissions: new Set(options.missingPermissions),
    captchaAs: options.captchaAs ?? 'image',
    voiceNotFoundStatus: 404,
    work: longTasks.work,
    overrideTraining: longTasks.overrideTraining,
    overrideSeparation: longTasks.overrideSeparation,
    voices: () => Array.from(currentRecords().values(), ({ voice }) => toCopy(voice)),
    voice(voiceId) {
      const record = currentRecords().get(voiceId)
      return record && toCopy(record.voice)
    },
    addVoice(fixture = {}) {
      if (records.size >= MAX_VOICES) throw new Error(`The emulator holds no more than ${MAX_VOICES} voices`)
      const voiceId = fixture.voice_id ?? unusedId()
      if (records.has(voiceId)) throw new Error(`The emulator already holds a voice ${voiceId}`)
      voicesAdded += 1
      const record = buildVoice(structuredClone(fixture), voiceId, voicesAdded, clock.now())
      records.set(voiceId, record)
      onChange()
      return toCopy(record.voice)
    },
    addVoices: (count, fixture) =>
      Array.from({ length: count }, (_, index) =>
        state.addVoice(typeof fixture === 'function' ? fixture(index) : fixture),
      ),
    patchVoice(voiceId, patch) {
      const record = requireRecord(voiceId)
      const { samples, fine_tuning, sharing, voice_verification, ...plain } = structuredClone(patch)
      // A training state set by a test must not be changed by the clock.
      if ('fine_tuning' in patch && (!fine_tuning || 'state' in fine_tuning)) longTasks.cancel('training', voiceId)
      if ('samples' in patch) longTasks.cancel('separation', voiceId)
      Object.assign(record.voice, plain, { voice_id: voiceId })
      for (const [key, value] of Object.entries({ fine_tuning, sharing, voice_verification })) {
        if (!(key in patch)) continue
        const current = record.voice[key as 'fine_tuning' | 'sharing' | 'voice_verification']
        Object.assign(record.voice, { [key]: value ? { ...current, ...value } : value })
      }
      if ('samples' in patch) Object.assign(record, withSamples(record, samples))
      onChange()
      return toCopy(record.voice)
    },
    patchSample(voiceId, sampleId, patch) {
      const { voice, recipes } = requireRecord(voiceId)
      const sample = voice.samples?.find(({ sample_id }) => sample_id === sampleId)
      const recipe = recipes[sampleId]
      if (!sample || !recipe) throw new Error(`Voice ${voiceId} has no sample ${sampleId}`)
      const { speaker_separation: separation, speakers, noise, ...plain } = structuredClone(patch)
      if (speakers !== undefined || noise !== undefined) throw new Error('A recording cannot be made another')
      Object.assign(sample, plain)
      if ('speaker_separation' in patch) {
        longTasks.cancel('separation', voiceId, sampleId)
        sample.speaker_separation = separation ? buildSeparation(separation, recipe, voiceId) : separation
      }
      onChange()
      return structuredClone(sample)
    },
    removeVoice(voiceId) {
      const record = records.get(voiceId)
      if (!record) return false
      records.delete(voiceId)
      audio.remove(Object.keys(record.recipes))
      onChange()
      return true
    },
    verifyVoice(voiceId) {
      state.change(voiceId, verify)
      return toCopy(requireRecord(voiceId).voice)
    },
    overrideVerification: (voiceId, override) => void verificationOverrides.set(voiceId, { ...override }),
    captchaText: (voiceId) => captchaText(requireRecord(voiceId).voice),
    library: () => Array.from(library.values(), toCopy),
    history: () => structuredClone(speechHistory.records().map(({ item }) => item)),
    records: () => currentRecords().values(),
    record: (voiceId) => currentRecords().get(voiceId),
    change(voiceId, change) {
      change(requireRecord(voiceId).voice)
      onChange()
    },
    addSamples(voiceId, files, isolate) {
      const record = requireRecord(voiceId)
      const added = files.map((file) => {
        samplesAdded += 1
        const built = uploadedSample(file, voiceId, idFrom(`upload:${voiceId}:${samplesAdded}`), isolate)
        file.recording.save(built.sample.sample_id)
        return built
      })
      record.voice.samples = [...(record.voice.samples ?? []), ...added.map(({ sample }) => sample)]
      for (const { sample, recipe } of added) record.recipes[sample.sample_id] = recipe
      onChange()
      return added.map(({ sample }) => structuredClone(sample))
    },
    removeSample(voiceId, sampleId) {
      const { voice, recipes } = requireRecord(voiceId)
      voice.samples = voice.samples?.filter(({ sample_id }) => sample_id !== sampleId)
      delete recipes[sampleId]
      longTasks.cancel('separation', voiceId, sampleId)
      audio.remove([sampleId])
      onChange()
    },
    startTraining(record, modelId) {
      longTasks.startTraining(record, modelId)
      onChange()
    },
    startSeparation(record, sampleId) {
      longTasks.startSeparation(record, sampleId)
      onChange()
    },
    verificationOverride: (voiceId) => verificationOverrides.get(voiceId) ?? { accept: true },
    libraryVoice: (voiceId) => library.get(voiceId),
    speechHistory,
    generatedVoices,
    dubs,
    generationId() {
      generationIds += 1
      return idFrom(`generation:${generationIds}`)
    },
    markChanged: onChange,
    snapshot: () => ({
      version: 1,
      accountId,
      voicesAdded,
      samplesAdded,
      voices: [...currentRecords().values()],
      running: longTasks.running(),
      charactersUsed: state.plan.charactersUsed,
      generationIds,
      history: speechHistory.records(),
      generatedVoices: generatedVoices.all(),
      dubs: dubs.snapshot(),
    }),
    toWire,
  }
  return state
}

function withSamples(record: VoiceRecord, fixtures: SampleFixture[] | null | undefined): VoiceRecord {
  const { samples, recipes } = buildSamples(fixtures, record.voice.voice_id, record.recipes)
  return { voice: { ...record.voice, samples }, recipes }
}

function toWire<V extends WireVoice | WireLibraryVoice>(voice: V, baseUrl: string): V {
  const absolute = <T extends { preview_url?: string | null }>(holder: T): T =>
    holder.preview_url?.startsWith(PREVIEW_PATH)
      ? { ...holder, preview_url: `${baseUrl}${holder.preview_url}` }
      : holder
  const languages = voice.verified_languages
  return absolute(languages ? { ...voice, verified_languages: languages.map(absolute) } : voice)
}
