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

/** Trainings and separations on the emulator's clock. */
export interface LongTasks extends TaskOverrides {
  startTraining(record: VoiceRecord, modelId: string): void
  startSeparation(record: VoiceRecord, sampleId: string): void
  /** Applies the current time to the voice records. */
  update(): void
  /** Cancels the tasks of a voice, or of one of its samples. */
  cancel(kind: 'training' | 'separation', voiceId: string, sampleId?: string): void
  running(): (Training | Separation)[]
}

export interface LongTasksOptions {
  clock: EmulatorClock
  timing: Partial<TaskTiming>
  running: readonly (Training | Separation)[]
  record: (voiceId: string) => VoiceRecord | undefined
}

const ANY = '*'

export function createLongTasks({ clock, timing, running: restored, record: findRecord }: LongTasksOptions): LongTasks {
  const work: TaskTiming = { queuedMs: 1000, trainingMs: 4000, separationMs: 2000, progressScale: 1, ...timing }
  const trainingOverrides: { voiceId: string; override: TrainingOverride }[] = []
  const separationOverrides = new Map<string, SeparationOverride>()
  let running = [...restored]

  const trainingOverrideFor = (voiceId: string, modelId: string): TrainingOverride => {
    const overrideMatching = (id: string) =>
      trainingOverrides.findLast(
        ({ voiceId: overrideId, override }) =>
          overrideId === id && (override.modelId === undefined || override.modelId === modelId),
      )?.override
    return overrideMatching(voiceId) ?? overrideMatching(ANY) ?? {}
  }
  const applyTask = (task: Training | Separation): boolean => {
    const record = findRecord(task.voiceId)
    const now = clock.now().getTime()
    if (task.kind === 'training') {
      return !record?.voice.fine_tuning || applyTraining(record.voice, task, now, work.progressScale)
    }
    const sample = record?.voice.samples?.find(({ sample_id }) => sample_id === task.sampleId)
    const recipe = record?.recipes[task.sampleId]
    return !sample || !recipe || applySeparation(sample, recipe, task, now)
  }
  const begin = (task: Training | Separation) => {
    running.push(task)
    applyTask(task)
  }

  return {
    work,
    overrideTraining: (voiceId, override) => void trainingOverrides.push({ voiceId, override: { ...override } }),
    overrideSeparation: (sampleId, override) => void separationOverrides.set(sampleId, { ...override }),
    startTraining({ voice }, modelId) {
      const { queuedMs, trainingMs } = work
      const { modelId: _, ...override } = trainingOverrideFor(voice.voice_id, modelId)
      const startedAt = clock.now().getTime()
      const { voice_id: voiceId } = voice
      begin({ queuedMs, trainingMs, outcome: 'fine_tuned', ...override, kind: 'training', voiceId, modelId, startedAt })
    },
    startSeparation({ voice }, sampleId) {
      const override = separationOverrides.get(sampleId) ?? separationOverrides.get(ANY)
      const startedAt = clock.now().getTime()
      const { voice_id: voiceId } = voice
      begin({
        ms: work.separationMs,
        outcome: 'completed',
        ...override,
        kind: 'separation',
        voiceId,
        sampleId,
        startedAt,
      })
    },
    update() {
      if (running.length > 0) running = running.filter((task) => !applyTask(task))
    },
    cancel(kind, voiceId, sampleId) {
      const isCancelled = (task: Training | Separation) =>
        task.kind === kind &&
        task.voiceId === voiceId &&
        (sampleId === undefined || task.kind === 'training' || task.sampleId === sampleId)
      running = running.filter((task) => !isCancelled(task))
    },
    running: () => running,
  }
}
