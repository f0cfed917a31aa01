import type { AudioStore } from '../audio/uploads/audioStore.js'
import type { EmulatorClock } from '../clock.js'
import { libraryVoices } from '../seed/libraryVoices.js'
import { idFrom } from '../seededRandom.js'
import type { WireHistoryItem, WireLibraryVoice, WireSample, WireVoice } from '../wire.js'
import { type AccountLimits, DEFAULT_LIMITS } from './account/accountLimits.js'
import { DEFAULT_PLAN, type Plan } from './account/plan.js'
import { DEFAULT_GENERATION_TIMING, type GenerationTiming } from './audio/generationTiming.js'
import { createSpeechHistory, type SpeechHistory } from './audio/speechHistory.js'
import { DubbingStore } from './dubbing/DubbingStore.js'
import type { DubbingBehaviour } from './dubbing/dubbingBehaviour.js'
import type { EmulatorState } from './emulatorState.js'
import type { StateSnapshot } from './stateSnapshot.js'
import type { SampleFixture } from './voices/buildSample.js'
import { buildVoice, type VoiceFixture, type VoiceRecord } from './voices/buildVoice.js'
import { createGeneratedVoices, type GeneratedVoices } from './voices/generatedVoices.js'
import { LongTasks, type TaskTiming } from './voices/LongTasks.js'
import { patchSampleOf, patchVoiceRecord } from './voices/patchVoice.js'
import type { SeparationOverride } from './voices/separation.js'
import type { TrainingOverride } from './voices/training.js'
import { type UploadedFile, uploadedSample } from './voices/uploadedSample.js'
import { captchaText, type VerificationOverride, verify } from './voices/verification.js'
import { voiceToWire } from './voices/voiceToWire.js'

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

const MAX_VOICES = 20_000

/** The state of the workspace, for tests and for the routes. */
export class StateStore implements EmulatorState {
  readonly accountId: string
  readonly account: AccountLimits
  readonly plan: Plan
  readonly generation: GenerationTiming
  readonly missingPermissions: Set<string>
  readonly work: TaskTiming
  readonly speechHistory: SpeechHistory
  readonly generatedVoices: GeneratedVoices
  readonly dubs: DubbingStore
  captchaAs: 'image' | 'base64'
  voiceNotFoundStatus: 404 | 400 = 404
  readonly #options: StateOptions
  readonly #records: Map<string, VoiceRecord>
  readonly #library: Map<string, WireLibraryVoice>
  readonly #tasks: LongTasks
  readonly #verificationOverrides = new Map<string, VerificationOverride>()
  #voicesAdded: number
  #samplesAdded: number
  #generationIds: number

  constructor(options: StateOptions) {
    const { snapshot, clock, audio, baseUrl, onChange } = options
    const { charactersUsed = DEFAULT_PLAN.charactersUsed } = snapshot
    this.#options = options
    this.#voicesAdded = snapshot.voicesAdded
    this.#samplesAdded = snapshot.samplesAdded ?? 0
    this.#generationIds = snapshot.generationIds ?? 0
    this.#records = new Map(snapshot.voices.map((record) => [record.voice.voice_id, record]))
    this.#library = new Map(libraryVoices(clock.now()).map((voice) => [voice.voice_id, voice]))
    this.#tasks = new LongTasks({
      clock,
      timing: options.work ?? {},
      running: snapshot.running ?? [],
      record: (voiceId) => this.#records.get(voiceId),
    })
    this.accountId = snapshot.accountId
    this.account = { ...DEFAULT_LIMITS, ...options.account }
    this.plan = { ...DEFAULT_PLAN, charactersUsed, ...options.plan }
    this.generation = { ...DEFAULT_GENERATION_TIMING, ...options.generation }
    this.missingPermissions = new Set(options.missingPermissions)
    this.work = this.#tasks.work
    this.speechHistory = createSpeechHistory(snapshot.history ?? [])
    this.generatedVoices = createGeneratedVoices(clock, snapshot.generatedVoices ?? [])
    const { dubbing: behaviour } = options
    this.dubs = new DubbingStore({ clock, audio, baseUrl, onChange, behaviour, restored: snapshot.dubs })
    this.captchaAs = options.captchaAs ?? 'image'
  }

  voices(): WireVoice[] {
    return Array.from(this.records(), ({ voice }) => this.#copyOf(voice))
  }

  voice(voiceId: string): WireVoice | undefined {
    const record = this.record(voiceId)
    return record && this.#copyOf(record.voice)
  }

  addVoice(fixture: VoiceFixture = {}): WireVoice {
    if (this.#records.size >= MAX_VOICES) throw new Error(`The emulator stores at most ${MAX_VOICES} voices`)
    const voiceId = fixture.voice_id ?? this.#unusedId()
    if (this.#records.has(voiceId)) throw new Error(`Voice ${voiceId} already exists`)
    this.#voicesAdded += 1
    const identity = { voiceId, ordinal: this.#voicesAdded, createdAt: this.#options.clock.now() }
    const record = buildVoice(structuredClone(fixture), identity)
    this.#records.set(voiceId, record)
    this.markChanged()
    return this.#copyOf(record.voice)
  }

  addVoices(count: number, fixture?: VoiceFixture | ((index: number) => VoiceFixture)): WireVoice[] {
    return Array.from({ length: count }, (_, index) =>
      this.addVoice(typeof fixture === 'function' ? fixture(index) : fixture),
    )
  }

  patchVoice(voiceId: string, patch: VoiceFixture): WireVoice {
    const record = this.#requireRecord(voiceId)
    const { fine_tuning } = patch
    // A training state set by a test must not be changed by the clock.
    if ('fine_tuning' in patch && (!fine_tuning || 'state' in fine_tuning)) this.#tasks.cancel('training', voiceId)
    if ('samples' in patch) this.#tasks.cancel('separation', voiceId)
    patchVoiceRecord(record, structuredClone(patch))
    this.markChanged()
    return this.#copyOf(record.voice)
  }

  patchSample(voiceId: string, sampleId: string, patch: SampleFixture): WireSample {
    const sample = patchSampleOf(this.#requireRecord(voiceId), sampleId, structuredClone(patch))
    if ('speaker_separation' in patch) this.#tasks.cancel('separation', voiceId, sampleId)
    this.markChanged()
    return structuredClone(sample)
  }

  removeVoice(voiceId: string): boolean {
    const record = this.#records.get(voiceId)
    if (!record) return false
    this.#records.delete(voiceId)
    this.#options.audio.remove(Object.keys(record.recipes))
    this.markChanged()
    return true
  }

  verifyVoice(voiceId: string): WireVoice {
    this.change(voiceId, verify)
    return this.#copyOf(this.#requireRecord(voiceId).voice)
  }

  overrideTraining(voiceId: string, override: TrainingOverride): void {
    this.#tasks.overrideTraining(voiceId, override)
  }

  overrideSeparation(sampleId: string, override: SeparationOverride): void {
    this.#tasks.overrideSeparation(sampleId, override)
  }

  overrideVerification(voiceId: string, override: VerificationOverride): void {
    this.#verificationOverrides.set(voiceId, { ...override })
  }

  captchaText(voiceId: string): string {
    return captchaText(this.#requireRecord(voiceId).voice)
  }

  library(): WireLibraryVoice[] {
    return Array.from(this.#library.values(), (voice) => this.#copyOf(voice))
  }

  history(): WireHistoryItem[] {
    return structuredClone(this.speechHistory.records().map(({ item }) => item))
  }

  /** Live records, not copies. Do not modify them. */
  records(): Iterable<VoiceRecord> {
    this.#tasks.update()
    return this.#records.values()
  }

  record(voiceId: string): VoiceRecord | undefined {
    this.#tasks.update()
    return this.#records.get(voiceId)
  }

  /** Modifies a voice in place and saves the change. */
  change(voiceId: string, change: (voice: WireVoice) => void): void {
    change(this.#requireRecord(voiceId).voice)
    this.markChanged()
  }

  /** Adds uploaded files to the samples of a voice. */
  addSamples(voiceId: string, files: readonly UploadedFile[], isolate: boolean): WireSample[] {
    const { voice, recipes } = this.#requireRecord(voiceId)
    const added = files.map((file) => {
      this.#samplesAdded += 1
      const sampleId = idFrom(`upload:${voiceId}:${this.#samplesAdded}`)
      const built = uploadedSample(file, { voiceId, sampleId, isolate })
      file.recording.save(sampleId)
      return built
    })
    voice.samples = [...(voice.samples ?? []), ...added.map(({ sample }) => sample)]
    for (const { sample, recipe } of added) recipes[sample.sample_id] = recipe
    this.markChanged()
    return added.map(({ sample }) => structuredClone(sample))
  }

  removeSample(voiceId: string, sampleId: string): void {
    const { voice, recipes } = this.#requireRecord(voiceId)
    voice.samples = voice.samples?.filter(({ sample_id }) => sample_id !== sampleId)
    delete recipes[sampleId]
    this.#tasks.cancel('separation', voiceId, sampleId)
    this.#options.audio.remove([sampleId])
    this.markChanged()
  }

  startTraining(record: VoiceRecord, modelId: string): void {
    this.#tasks.startTraining(record, modelId)
    this.markChanged()
  }

  startSeparation(record: VoiceRecord, sampleId: string): void {
    this.#tasks.startSeparation(record, sampleId)
    this.markChanged()
  }

  verificationOverride(voiceId: string): VerificationOverride {
    return this.#verificationOverrides.get(voiceId) ?? { accept: true }
  }

  libraryVoice(voiceId: string): WireLibraryVoice | undefined {
    return this.#library.get(voiceId)
  }

  /** An id that has not been used for a generation before. */
  generationId(): string {
    this.#generationIds += 1
    return idFrom(`generation:${this.#generationIds}`)
  }

  /** Saves changes that a route made to credits, history and generated voices. */
  markChanged(): void {
    this.#options.onChange()
  }

  snapshot(): StateSnapshot {
    return {
      version: 2,
      accountId: this.accountId,
      voicesAdded: this.#voicesAdded,
      samplesAdded: this.#samplesAdded,
      voices: [...this.records()],
      running: this.#tasks.running(),
      charactersUsed: this.plan.charactersUsed,
      generationIds: this.#generationIds,
      history: this.speechHistory.records(),
      generatedVoices: this.generatedVoices.all(),
      dubs: this.dubs.snapshot(),
    }
  }

  #unusedId(): string {
    const id = idFrom(`voice:${this.#voicesAdded}`)
    if (!this.#records.has(id)) return id
    this.#voicesAdded += 1
    return this.#unusedId()
  }

  #requireRecord(voiceId: string): VoiceRecord {
    const record = this.record(voiceId)
    if (!record) throw new Error(`Voice ${voiceId} does not exist`)
    return record
  }

  #copyOf<T extends WireVoice | WireLibraryVoice>(voice: T): T {
    return structuredClone(voiceToWire(voice, this.#options.baseUrl()))
  }
}
