import type { AudioStore } from '../audio/uploads/audioStore.js'
import type { EmulatorClock } from '../clock.js'
import { libraryVoices } from '../seed/libraryVoices.js'
import { idFrom } from '../seededRandom.js'
import type { WireHistoryItem, WireLibraryVoice, WireSample, WireVoice } from '../wire.js'
import { type AccountLimits, DEFAULT_LIMITS } from './account/accountLimits.js'
import { DEFAULT_PLAN, type Plan } from './account/plan.js'
import { DEFAULT_PACE, type GenerationPace } from './audio/generationTiming.js'
import { createSpeechHistory, type SpeechHistory } from './audio/speechHistory.js'
import type { DubbingBehaviour } from './dubbing/dubbingBehaviour.js'
import { createDubs, type DubControls, type Dubs } from './dubbing/dubbingStore.js'
import type { StateSnapshot } from './stateSnapshot.js'
import { completeSeparation, type SampleDraft } from './voices/buildSample.js'
import { completeSamples, completeVoice, PREVIEW_PATH, type VoiceDraft, type VoiceRecord } from './voices/buildVoice.js'
import { createGeneratedVoices, type GeneratedVoices } from './voices/generatedVoices.js'
import { createLongWork, type LongWork, type WorkPace, type WorkScripts } from './voices/longTasks.js'
import { type UploadedFile, uploadedSample } from './voices/uploadedSample.js'
import { captchaText, type VerificationScript, verify } from './voices/verification.js'

/** What the workspace holds. All that is given out is a copy: only the methods change the state. */
export interface EmulatorState extends WorkScripts {
  readonly accountId: string
  /** How many voices the account may hold; may be changed at any time. */
  readonly account: AccountLimits
  /** The subscription and its credits; may be changed at any time. */
  readonly plan: Plan
  readonly generation: GenerationPace
  /** What the key is not allowed to do, such as `voices_write`; may be changed at any time. */
  readonly missingPermissions: Set<string>
  captchaAs: 'image' | 'base64'
  /** The status of a `voice_not_found`; the public sources do not agree which it is. */
  voiceNotFoundStatus: 404 | 400
  /** Every voice, in the order in which they came. */
  voices(): WireVoice[]
  voice(voiceId: string): WireVoice | undefined
  /** Adds a voice, fills in what the draft leaves out, and answers the whole. */
  addVoice(draft?: VoiceDraft): WireVoice
  /** Adds many voices from one draft, or from one for each index. */
  addVoices(count: number, draft?: VoiceDraft | ((index: number) => VoiceDraft)): WireVoice[]
  /** Lays a draft over a voice; `fine_tuning`, `sharing` and `voice_verification` are merged one level deep. */
  patchVoice(voiceId: string, patch: VoiceDraft): WireVoice
  /** The same for one sample; a separation set to `completed` gets the speakers that are in the recording. */
  patchSample(voiceId: string, sampleId: string, patch: SampleDraft): WireSample
  /** False when there was no such voice. */
  removeVoice(voiceId: string): boolean
  /** Makes a voice one that may be trained, as a captcha that was read out well does. */
  verifyVoice(voiceId: string): WireVoice
  /** How recordings of a voice's captcha are judged from now on. Without a script they are accepted. */
  scriptVerification(voiceId: string, script: VerificationScript): void
  /** The sentence that the captcha of a voice shows now. */
  captchaText(voiceId: string): string
  /** The public library, beside the workspace. */
  library(): WireLibraryVoice[]
  /** What the history holds of speech, oldest first. */
  history(): WireHistoryItem[]
  readonly dubs: DubControls
}

/** The side of the state that the routes see. */
export interface StateStore extends EmulatorState, Pick<LongWork, 'startTraining' | 'startSeparation'> {
  /** Live records, not copies: to be read and not changed. */
  records(): Iterable<VoiceRecord>
  record(voiceId: string): VoiceRecord | undefined
  /** Lets a route change a voice in place, and keeps the change. */
  change(voiceId: string, change: (voice: WireVoice) => void): void
  /** Adds what was uploaded to the samples of a voice. */
  addSamples(voiceId: string, files: readonly UploadedFile[], isolate: boolean): WireSample[]
  removeSample(voiceId: string, sampleId: string): void
  verificationScript(voiceId: string): VerificationScript
  libraryVoice(voiceId: string): WireLibraryVoice | undefined
  readonly speechHistory: SpeechHistory
  readonly generatedVoices: GeneratedVoices
  readonly dubs: Dubs
  /** An id that nothing that was generated has had before. */
  generationId(): string
  /** Keeps what a route has changed of credits, history and designed voices. */
  changed(): void
  snapshot(): StateSnapshot
  /** Turns the stored path of a preview into a URL below this base. */
  onWire<T extends WireVoice | WireLibraryVoice>(voice: T, baseUrl: string): T
}

const MAX_VOICES = 20_000

export interface StateOptions {
  snapshot: StateSnapshot
  clock: EmulatorClock
  audio: AudioStore
  baseUrl: () => string
  onChange: () => void
  account?: Partial<AccountLimits>
  work?: Partial<WorkPace>
  plan?: Partial<Plan>
  generation?: Partial<GenerationPace>
  dubbing?: Partial<DubbingBehaviour>
  captchaAs?: 'image' | 'base64'
  missingPermissions?: readonly string[]
}

export function createState(options: StateOptions): StateStore {
  const { snapshot, clock, audio, baseUrl, onChange } = options
  const { accountId } = snapshot
  const records = new Map(snapshot.voices.map((record) => [record.voice.voice_id, record]))
  const library = new Map(libraryVoices(clock.now()).map((voice) => [voice.voice_id, voice]))
  const verificationScripts = new Map<string, VerificationScript>()
  const longWork = createLongWork({
    clock,
    pace: options.work ?? {},
    running: snapshot.running ?? [],
    record: (voiceId) => records.get(voiceId),
  })
  const speechHistory = createSpeechHistory(snapshot.history ?? [])
  const generatedVoices = createGeneratedVoices(clock, snapshot.generatedVoices ?? [])
  const { dubs: restored } = snapshot
  const dubs = createDubs({ clock, audio, baseUrl, onChange, behaviour: options.dubbing, restored })
  const { charactersUsed = DEFAULT_PLAN.charactersUsed } = snapshot
  let { voicesAdded, samplesAdded = 0, generationIds = 0 } = snapshot

  const freeId = (): string => {
    const id = idFrom(`voice:${voicesAdded}`)
    if (!records.has(id)) return id
    voicesAdded += 1
    return freeId()
  }
  const demand = (voiceId: string): VoiceRecord => {
    longWork.settle()
    const record = records.get(voiceId)
    if (!record) throw new Error(`The emulator holds no voice ${voiceId}`)
    return record
  }
  const copy = <T extends WireVoice | WireLibraryVoice>(voice: T): T => structuredClone(onWire(voice, baseUrl()))
  const settled = () => {
    longWork.settle()
    return records
  }

  const state: StateStore = {
    accountId,
    account: { ...DEFAULT_LIMITS, ...options.account },
    plan: { ...DEFAULT_PLAN, charactersUsed, ...options.plan },
    generation: { ...DEFAULT_PACE, ...options.generation },
    missingPermissions: new Set(options.missingPermissions),
    captchaAs: options.captchaAs ?? 'image',
    voiceNotFoundStatus: 404,
    work: longWork.work,
    scriptTraining: longWork.scriptTraining,
    scriptSeparation: longWork.scriptSeparation,
    voices: () => Array.from(settled().values(), ({ voice }) => copy(voice)),
    voice(voiceId) {
      const record = settled().get(voiceId)
      return record && copy(record.voice)
    },
    addVoice(draft = {}) {
      if (records.size >= MAX_VOICES) throw new Error(`The emulator holds no more than ${MAX_VOICES} voices`)
      const voiceId = draft.voice_id ?? freeId()
      if (records.has(voiceId)) throw new Error(`The emulator already holds a voice ${voiceId}`)
      voicesAdded += 1
      const record = completeVoice(structuredClone(draft), voiceId, voicesAdded, clock.now())
      records.set(voiceId, record)
      onChange()
      return copy(record.voice)
    },
    addVoices: (count, draft) =>
      Array.from({ length: count }, (_, index) => state.addVoice(typeof draft === 'function' ? draft(index) : draft)),
    patchVoice(voiceId, patch) {
      const record = demand(voiceId)
      const { samples, fine_tuning, sharing, voice_verification, ...plain } = structuredClone(patch)
      // What a test says of a training holds, whatever the clock would have made of it.
      if ('fine_tuning' in patch && (!fine_tuning || 'state' in fine_tuning)) longWork.forget('training', voiceId)
      if ('samples' in patch) longWork.forget('separation', voiceId)
      Object.assign(record.voice, plain, { voice_id: voiceId })
      for (const [key, value] of Object.entries({ fine_tuning, sharing, voice_verification })) {
        if (!(key in patch)) continue
        const current = record.voice[key as 'fine_tuning' | 'sharing' | 'voice_verification']
        Object.assign(record.voice, { [key]: value ? { ...current, ...value } : value })
      }
      if ('samples' in patch) Object.assign(record, withSamples(record, samples))
      onChange()
      return copy(record.voice)
    },
    patchSample(voiceId, sampleId, patch) {
      const { voice, recipes } = demand(voiceId)
      const sample = voice.samples?.find(({ sample_id }) => sample_id === sampleId)
      const recipe = recipes[sampleId]
      if (!sample || !recipe) throw new Error(`Voice ${voiceId} has no sample ${sampleId}`)
      const { speaker_separation: separation, speakers, noise, ...plain } = structuredClone(patch)
      if (speakers !== undefined || noise !== undefined) throw new Error('A recording cannot be made another')
      Object.assign(sample, plain)
      if ('speaker_separation' in patch) {
        longWork.forget('separation', voiceId, sampleId)
        sample.speaker_separation = separation ? completeSeparation(separation, recipe, voiceId) : separation
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
      return copy(demand(voiceId).voice)
    },
    scriptVerification: (voiceId, script) => void verificationScripts.set(voiceId, { ...script }),
    captchaText: (voiceId) => captchaText(demand(voiceId).voice),
    library: () => Array.from(library.values(), copy),
    history: () => structuredClone(speechHistory.records().map(({ item }) => item)),
    records: () => settled().values(),
    record: (voiceId) => settled().get(voiceId),
    change(voiceId, change) {
      change(demand(voiceId).voice)
      onChange()
    },
    addSamples(voiceId, files, isolate) {
      const record = demand(voiceId)
      const added = files.map((file) => {
        samplesAdded += 1
        const made = uploadedSample(file, voiceId, idFrom(`upload:${voiceId}:${samplesAdded}`), isolate)
        file.recording.keep(made.sample.sample_id)
        return made
      })
      record.voice.samples = [...(record.voice.samples ?? []), ...added.map(({ sample }) => sample)]
      for (const { sample, recipe } of added) record.recipes[sample.sample_id] = recipe
      onChange()
      return added.map(({ sample }) => structuredClone(sample))
    },
    removeSample(voiceId, sampleId) {
      const { voice, recipes } = demand(voiceId)
      voice.samples = voice.samples?.filter(({ sample_id }) => sample_id !== sampleId)
      delete recipes[sampleId]
      longWork.forget('separation', voiceId, sampleId)
      audio.remove([sampleId])
      onChange()
    },
    startTraining(record, modelId) {
      longWork.startTraining(record, modelId)
      onChange()
    },
    startSeparation(record, sampleId) {
      longWork.startSeparation(record, sampleId)
      onChange()
    },
    verificationScript: (voiceId) => verificationScripts.get(voiceId) ?? { accept: true },
    libraryVoice: (voiceId) => library.get(voiceId),
    speechHistory,
    generatedVoices,
    dubs,
    generationId() {
      generationIds += 1
      return idFrom(`generation:${generationIds}`)
    },
    changed: onChange,
    snapshot: () => ({
      version: 1,
      accountId,
      voicesAdded,
      samplesAdded,
      voices: [...settled().values()],
      running: longWork.running(),
      charactersUsed: state.plan.charactersUsed,
      generationIds,
      history: speechHistory.records(),
      generatedVoices: generatedVoices.all(),
      dubs: dubs.snapshot(),
    }),
    onWire,
  }
  return state
}

function withSamples(record: VoiceRecord, drafts: SampleDraft[] | null | undefined): VoiceRecord {
  const { samples, recipes } = completeSamples(drafts, record.voice.voice_id, record.recipes)
  return { voice: { ...record.voice, samples }, recipes }
}

function onWire<V extends WireVoice | WireLibraryVoice>(voice: V, baseUrl: string): V {
  const absolute = <T extends { preview_url?: string | null }>(holder: T): T =>
    holder.preview_url?.startsWith(PREVIEW_PATH)
      ? { ...holder, preview_url: `${baseUrl}${holder.preview_url}` }
      : holder
  const languages = voice.verified_languages
  return absolute(languages ? { ...voice, verified_languages: languages.map(absolute) } : voice)
}
