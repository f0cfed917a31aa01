import type { EmulatorClock } from '../../clock.js'
import type { VoiceRecord } from './buildVoice.js'
import { type Separation, type SeparationScript, showSeparation } from './separation.js'
import { showTraining, type Training, type TrainingScript } from './training.js'

/** How long work takes where no script says otherwise. Tests may change it at any time, for what starts later. */
export interface WorkPace {
  /** Default 1000. */
  queuedMs: number
  /** Default 4000. */
  trainingMs: number
  /** Default 2000. */
  separationMs: number
  /** What a finished training shows as its progress: the scale is written down nowhere. Default 1. */
  progressScale: 1 | 100
}

/** The side of long work that tests see. */
export interface WorkScripts {
  readonly work: WorkPace
  /** How trainings of a voice go that start from now on; `*` is any voice that has no script of its own. */
  scriptTraining(voiceId: string, script: TrainingScript): void
  /** How separations of a sample go that start from now on; `*` is any sample. */
  scriptSeparation(sampleId: string, script: SeparationScript): void
}

/** Trainings and separations on the emulator's clock. */
export interface LongWork extends WorkScripts {
  startTraining(record: VoiceRecord, modelId: string): void
  startSeparation(record: VoiceRecord, sampleId: string): void
  /** Brings the records up to the present moment. */
  settle(): void
  /** Stops following what was started for a voice, or for one sample of it. */
  forget(kind: 'training' | 'separation', voiceId: string, sampleId?: string): void
  running(): (Training | Separation)[]
}

export interface LongWorkOptions {
  clock: EmulatorClock
  pace: Partial<WorkPace>
  running: readonly (Training | Separation)[]
  record: (voiceId: string) => VoiceRecord | undefined
}

const ANY = '*'

export function createLongWork({ clock, pace, running: restored, record }: LongWorkOptions): LongWork {
  const work: WorkPace = { queuedMs: 1000, trainingMs: 4000, separationMs: 2000, progressScale: 1, ...pace }
  const trainingScripts: { voiceId: string; script: TrainingScript }[] = []
  const separationScripts = new Map<string, SeparationScript>()
  let running = [...restored]

  const trainingScript = (voiceId: string, modelId: string): TrainingScript => {
    const fits = (wanted: string) =>
      trainingScripts.findLast(
        ({ voiceId: of, script }) => of === wanted && (script.modelId === undefined || script.modelId === modelId),
      )?.script
    return fits(voiceId) ?? fits(ANY) ?? {}
  }
  const show = (item: Training | Separation): boolean => {
    const held = record(item.voiceId)
    const now = clock.now().getTime()
    if (item.kind === 'training') {
      return !held?.voice.fine_tuning || showTraining(held.voice, item, now, work.progressScale)
    }
    const sample = held?.voice.samples?.find(({ sample_id }) => sample_id === item.sampleId)
    const recipe = held?.recipes[item.sampleId]
    return !sample || !recipe || showSeparation(sample, recipe, item, now)
  }
  const begin = (item: Training | Separation) => {
    running.push(item)
    show(item)
  }

  return {
    work,
    scriptTraining: (voiceId, script) => void trainingScripts.push({ voiceId, script: { ...script } }),
    scriptSeparation: (sampleId, script) => void separationScripts.set(sampleId, { ...script }),
    startTraining({ voice }, modelId) {
      const { queuedMs, trainingMs } = work
      const { modelId: _, ...script } = trainingScript(voice.voice_id, modelId)
      const startedAt = clock.now().getTime()
      const { voice_id: voiceId } = voice
      begin({ queuedMs, trainingMs, outcome: 'fine_tuned', ...script, kind: 'training', voiceId, modelId, startedAt })
    },
    startSeparation({ voice }, sampleId) {
      const script = separationScripts.get(sampleId) ?? separationScripts.get(ANY)
      const startedAt = clock.now().getTime()
      const { voice_id: voiceId } = voice
      begin({
        ms: work.separationMs,
        outcome: 'completed',
        ...script,
        kind: 'separation',
        voiceId,
        sampleId,
        startedAt,
      })
    },
    settle() {
      if (running.length > 0) running = running.filter((item) => !show(item))
    },
    forget(kind, voiceId, sampleId) {
      const meant = (item: Training | Separation) =>
        item.kind === kind &&
        item.voiceId === voiceId &&
        (sampleId === undefined || item.kind === 'training' || item.sampleId === sampleId)
      running = running.filter((item) => !meant(item))
    },
    running: () => running,
  }
}
