import type { WireFineTuning, WireVoice } from '../../wire.js'
import { PREVIEW_PATH } from './buildVoice.js'

/** Overrides for a training; absent keys use the defaults. */
export interface TrainingOverride {
  /** Applies only to trainings on this model. Default: any. */
  modelId?: string
  /** Default `fine_tuned`. */
  outcome?: 'fine_tuned' | 'failed' | 'delayed'
  queuedMs?: number
  trainingMs?: number
  /** For `delayed`: succeeds after this additional time. Default: never. */
  delayedMs?: number
  /** The message in the final state. */
  message?: string
}

/** A training in progress. Its state follows from the clock. */
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

/** Writes the state of a training into a voice. Returns true if it is final. */
export function applyTraining(
  voice: WireVoice,
  training: Training,
  { nowMs, progressScale }: { nowMs: number; progressScale: number },
): boolean {
  const { modelId, startedAt, queuedMs, trainingMs, outcome, delayedMs, message } = training
  const elapsed = nowMs - startedAt
  const trainedMs = elapsed - queuedMs
  const overdueMs = trainedMs - trainingMs
  const isRecovered = outcome === 'delayed' && delayedMs !== undefined && overdueMs >= delayedMs
  const state = trainedMs < 0 ? 'queued' : overdueMs < 0 ? 'fine_tuning' : isRecovered ? 'fine_tuned' : outcome
  const share = Math.min(1, Math.max(0, trainingMs === 0 ? 1 : trainedMs / trainingMs))
  // A failed or delayed training never shows full progress.
  const shown = state === 'failed' || state === 'delayed' ? Math.min(share, 0.99) : share

  writeTraining(voice, modelId, {
    state,
    progress: Math.round(shown * 100 * progressScale) / 100,
    message: state === outcome && message !== undefined ? message : MESSAGES[state]!,
  })
  if (state === 'fine_tuned') completeTraining(voice, modelId)
  return overdueMs >= 0 && (outcome !== 'delayed' || isRecovered || delayedMs === undefined)
}

export function isTraining(voice: WireVoice, modelId: string): boolean {
  return ['queued', 'fine_tuning', 'delayed'].includes(voice.fine_tuning?.state[modelId] ?? '')
}

function writeTraining(
  voice: WireVoice,
  modelId: string,
  progress: { state: string; progress: number; message: string },
): void {
  const fineTuning = voice.fine_tuning as WireFineTuning
  fineTuning.state = { ...fineTuning.state, [modelId]: progress.state }
  fineTuning.progress = { ...fineTuning.progress, [modelId]: progress.progress }
  fineTuning.message = { ...fineTuning.message, [modelId]: progress.message }
}

function completeTraining(voice: WireVoice, modelId: string): void {
  const modelIds = voice.high_quality_base_model_ids
  if (!modelIds.includes(modelId)) voice.high_quality_base_model_ids = [...modelIds, modelId]
  voice.preview_url ??= `${PREVIEW_PATH}${voice.voice_id}.wav`
  voice.fine_tuning!.dataset_duration_seconds =
    Math.round((voice.samples ?? []).reduce((sum, { duration_secs }) => sum + (duration_secs ?? 0), 0) * 100) / 100
}
