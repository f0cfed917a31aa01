import { defineJob, texts } from './defineJob.js'

/** Every kind of job there is. Who does them: src/jobs. */
export const jobKinds = {
  /** Reads the whole upstream workspace. A failed sweep is not retried: the next one does the same. */
  sweepVoices: defineJob({ name: 'sweep-voices', parse: texts(), deadlineMs: 10 * 60_000, retryLimit: 0 }),
  /** Asks the upstream whether one voice still exists. */
  checkVoice: defineJob({ name: 'check-voice', parse: texts('voiceId'), concurrency: 2 }),
  /** Looks once for the outcome of one operation. A look that fails is not retried here: the next job comes back to it. */
  reconcileOperation: defineJob({
    name: 'settle-operation',
    parse: texts('operationId'),
    concurrency: 2,
    retryLimit: 0,
  }),
  /** Ends the leases of dead processes and sees to it that every unknown outcome is looked for. */
  expireOperationLeases: defineJob({ name: 'tend-operations', parse: texts(), retryLimit: 0 }),
  /** Observes the active jobs as long as there are any, one process at a time. */
  observeJobs: defineJob({ name: 'observe-jobs', parse: texts(), deadlineMs: 10 * 60_000, retryLimit: 2 }),
  /** Removes the sounds whose time is over. The next run does the same. */
  expireAudio: defineJob({ name: 'expire-audio', parse: texts(), deadlineMs: 10 * 60_000, retryLimit: 0 }),
  /** Ends the sounds that dead processes left unfinished. The next run does the same. */
  recoverAudio: defineJob({ name: 'tend-audio', parse: texts(), deadlineMs: 10 * 60_000, retryLimit: 0 }),
  /** Removes previews whose time is over, and files of sounds that belong to nothing. */
  sweepAudioFiles: defineJob({ name: 'sweep-audio-files', parse: texts(), deadlineMs: 10 * 60_000, retryLimit: 0 }),
} as const
