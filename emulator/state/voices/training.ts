import type { WireFineTuning, WireVoice } from '../../wire.js'
import { PREVIEW_PATH } from './buildVoice.js'

/** How a training shall go; what is left out is as in any other. */
export interface TrainingScript {
  /** Only trainings on this model. Default: on any. */
  modelId?: string
  /** Default `fine_tuned`. */
  outcome?: 'fine_tuned' | 'failed' | 'delayed'
  queuedMs?: number
  trainingMs?: number
  /** For `delayed`: succeeds after this much longer. Default: never. */
  delayedMs?: number
  /** What the voice says of it in the end. */
  message?: string
}

/** A training on its way. Where it stands follows from the clock alone. */
export interface Training {
  kind: 'training'
  voiceId: string
  modelId: string
  startedAt: number
  queuedMs: number
  trainingMs: number
  outcome: 'fine_tuned' | 'failed' | 'delayed'
  delayedMs?: number
  message?: string
}

const MESSAGES: Record<string, string> = {
  queued: '',
  fine_tuning: 'Training the model',
  fine_tuned: 'Completed!',
  failed: 'The samples hold too little clean speech.',
  delayed: 'Training takes longer than usual.',
}

/** Writes into a voice where a training stands at a moment. True once nothing more will happen to it. */
export function showTraining(voice: WireVoice, training: Training, nowMs: number, progressScale: number): boolean {
  const { modelId, startedAt, queuedMs, trainingMs, outcome, delayedMs, message } = training
  const elapsed = nowMs - startedAt
  const trained = elapsed - queuedMs
  const late = trained - trainingMs
  const rescued = outcome === 'delayed' && delayedMs !== undefined && late >= delayedMs
  const state = trained < 0 ? 'queued' : late < 0 ? 'fine_tuning' : rescued ? 'fine_tuned' : outcome
  const share = Math.min(1, Math.max(0, trainingMs === 0 ? 1 : trained / trainingMs))
  // A training that failed or is late has not come to its end, however much time has passed.
  const reached = state === 'failed' || state === 'delayed' ? Math.min(share, 0.99) : share

  writeTraining(voice, modelId, {
    state,
    progress: Math.round(reached * 100 * progressScale) / 100,
    message: state === outcome && message !== undefined ? message : MESSAGES[state]!,
  })
  if (state === 'fine_tuned') finish(voice, modelId)
  return late >= 0 && (outcome !== 'delayed' || rescued || delayedMs === undefined)
}

/** Models of a voice that are queued, in training or late. */
export function isTraining(voice: WireVoice, modelId: string): boolean {
  return ['queued', 'fine_tuning', 'delayed'].includes(voice.fine_tuning?.state[modelId] ?? '')
}

function writeTraining(
  voice: WireVoice,
  modelId: string,
  now: { state: string; progress: number; message: string },
): void {
  const tuning = voice.fine_tuning as WireFineTuning
  tuning.state = { ...tuning.state, [modelId]: now.state }
  tuning.progress = { ...tuning.progress, [modelId]: now.progress }
  tuning.message = { ...tuning.message, [modelId]: now.message }
}

function finish(voice: WireVoice, modelId: string): void {
  const bases = voice.high_quality_base_model_ids
  if (!bases.includes(modelId)) voice.high_quality_base_model_ids = [...bases, modelId]
  voice.preview_url ??= `${PREVIEW_PATH}${voice.voice_id}.wav`
  voice.fine_tuning!.dataset_duration_seconds =
    Math.round((voice.samples ?? []).reduce((sum, { duration_secs }) => sum + (duration_secs ?? 0), 0) * 100) / 100
}
