import type { EmulatorClock } from '../../clock.js'
import type { VoiceRecord } from './buildVoice.js'
import { applySeparation, type Separation, type SeparationOverride } from './separation.js'
import { applyTraining, type Training, type TrainingOverride } from './training.js'

/** Default durations of trainings and separations. Changes apply to what starts afterwards. */
export interface TaskTiming {
  /** Default 1000. */
  queuedMs: number
  /** Default 4000. */
  trainingMs: number
  /** Default 2000. */
  separationMs: number
  /** The progress of a finished training. The API does not document the scale. Default 1. */
  progressScale: 1 | 100
}

/** The interface for tests. */
export interface TaskOverrides {
  readonly work: TaskTiming
  /** Overrides trainings of a voice that start afterwards; `*` is any voice without its own override. */
  overrideTraining(voiceId: string, override: TrainingOverride): void
  /** Overrides separations of a sample that start afterwards; `*` is any sample. */
  overrideSeparation(sampleId: string, override: SeparationOverride): void
}

export interface LongTasksOptions {
  clock: EmulatorClock
  timing: Partial<TaskTiming>
  running: readonly (Training | Separation)[]
  record: (voiceId: string) => VoiceRecord | undefined
}

const ANY = '*'
const DEFAULT_TIMING: Readonly<TaskTiming> = {
  queuedMs: 1000,
  trainingMs: 4000,
  separationMs: 2000,
  progressScale: 1,
}

/** Trainings and separations on the emulator's clock. */
export class LongTasks implements TaskOverrides {
  readonly work: TaskTiming
  readonly #options: LongTasksOptions
  readonly #trainingOverrides: { voiceId: string; override: TrainingOverride }[] = []
  readonly #separationOverrides = new Map<string, SeparationOverride>()
  #running: (Training | Separation)[]

  constructor(options: LongTasksOptions) {
    this.#options = options
    this.#running = [...options.running]
    this.work = { ...DEFAULT_TIMING, ...options.timing }
  }

  overrideTraining(voiceId: string, override: TrainingOverride): void {
    this.#trainingOverrides.push({ voiceId, override: { ...override } })
  }

  overrideSeparation(sampleId: string, override: SeparationOverride): void {
    this.#separationOverrides.set(sampleId, { ...override })
  }

  startTraining({ voice: { voice_id: voiceId } }: VoiceRecord, modelId: string): void {
    const { queuedMs, trainingMs } = this.work
    const { modelId: _, ...override } = this.#trainingOverrideFor(voiceId, modelId)
    const startedAt = this.#nowMs()
    const defaults = { queuedMs, trainingMs, outcome: 'fine_tuned' } as const
    this.#start({ ...defaults, ...override, kind: 'training', voiceId, modelId, startedAt })
  }

  startSeparation({ voice: { voice_id: voiceId } }: VoiceRecord, sampleId: string): void {
    const override = this.#separationOverrides.get(sampleId) ?? this.#separationOverrides.get(ANY)
    const startedAt = this.#nowMs()
    const defaults = { ms: this.work.separationMs, outcome: 'completed' } as const
    this.#start({ ...defaults, ...override, kind: 'separation', voiceId, sampleId, startedAt })
  }

  /** Applies the current time to the voice records. */
  update(): void {
    if (this.#running.length > 0) this.#running = this.#running.filter((task) => !this.#apply(task))
  }

  /** Cancels the tasks of a voice, or of one of its samples. */
  cancel(kind: 'training' | 'separation', voiceId: string, sampleId?: string): void {
    const isCancelled = (task: Training | Separation) =>
      task.kind === kind &&
      task.voiceId === voiceId &&
      (sampleId === undefined || task.kind === 'training' || task.sampleId === sampleId)
    this.#running = this.#running.filter((task) => !isCancelled(task))
  }

  running(): (Training | Separation)[] {
    return this.#running
  }

  #start(task: Training | Separation): void {
    this.#running.push(task)
    this.#apply(task)
  }

  /** Returns true if the state of the task is final, or if its voice or sample no longer exists. */
  #apply(task: Training | Separation): boolean {
    const record = this.#options.record(task.voiceId)
    if (task.kind === 'training') {
      if (!record?.voice.fine_tuning) return true
      return applyTraining(record.voice, task, { nowMs: this.#nowMs(), progressScale: this.work.progressScale })
    }
    const sample = record?.voice.samples?.find(({ sample_id }) => sample_id === task.sampleId)
    const recipe = record?.recipes[task.sampleId]
    return !sample || !recipe || applySeparation({ sample, recipe }, task, this.#nowMs())
  }

  #trainingOverrideFor(voiceId: string, modelId: string): TrainingOverride {
    const lastOf = (id: string) =>
      this.#trainingOverrides.findLast(
        ({ voiceId: overrideId, override }) =>
          overrideId === id && (override.modelId === undefined || override.modelId === modelId),
      )?.override
    return lastOf(voiceId) ?? lastOf(ANY) ?? {}
  }

  #nowMs(): number {
    return this.#options.clock.now().getTime()
  }
}
