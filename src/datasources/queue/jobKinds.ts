import { defineJob, texts } from './defineJob.js'

export const jobKinds = {
  /** Reads the upstream workspace. Not retried: the next sweep does the same. */
  sweepVoices: defineJob({ name: 'sweep-voices', parse: texts(), deadlineMs: 10 * 60_000, retryLimit: 0 }),
  checkVoice: defineJob({ name: 'check-voice', parse: texts('voiceId'), concurrency: 2 }),
  /** Reconciles one operation. Not retried: a failed attempt schedules the next one. */
  reconcileOperation: defineJob({
    name: 'reconcile-operation',
    parse: texts('operationId'),
    concurrency: 2,
    retryLimit: 0,
  }),
  /** Ends operations with expired leases, and queues those to reconcile. */
  expireOperationLeases: defineJob({ name: 'expire-operation-leases', parse: texts(), retryLimit: 0 }),
  /** Polls the active jobs until there are none, in one process at a time. */
  observeJobs: defineJob({ name: 'observe-jobs', parse: texts(), deadlineMs: 10 * 60_000, retryLimit: 2 }),
  expireAudio: defineJob({ name: 'expire-audio', parse: texts(), deadlineMs: 10 * 60_000, retryLimit: 0 }),
  /** Recovers or fails audio of dead processes. */
  recoverAudio: defineJob({ name: 'recover-audio', parse: texts(), deadlineMs: 10 * 60_000, retryLimit: 0 }),
  /** Deletes expired previews, and files without a row. */
  sweepAudioFiles: defineJob({ name: 'sweep-audio-files', parse: texts(), deadlineMs: 10 * 60_000, retryLimit: 0 }),
} as const
