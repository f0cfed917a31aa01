import { GraphRequestError } from '../graph/GraphRequestError.js'
import type { StepContext } from './StepContext.js'

export interface JobEvent {
  readonly id: string
  readonly status: 'QUEUED' | 'RUNNING' | 'DELAYED' | 'SUCCEEDED' | 'FAILED'
  readonly progress: number | null
  readonly message: string | null
  readonly revision: number
  readonly endedAt: string | null
}

export const jobFields = 'id status progress message revision endedAt'

export interface JobSubscription {
  label: string
  query: string
  variables: Record<string, unknown>
}

/** Prints the events of a job subscription until it completes. Throws if the job failed. */
export async function followJob({ output, graph }: StepContext, { label, query, variables }: JobSubscription) {
  const bar = output.bar(label)
  let events = 0
  let last: JobEvent | undefined
  for await (const event of graph.subscribe<JobEvent | null>(query, variables)) {
    // Nothing was started yet.
    if (event === null) continue
    events++
    last = event
    const share = event.status === 'SUCCEEDED' ? 1 : event.progress
    bar.update(share, [event.status, event.message].filter(Boolean).join(': '), true)
  }
  bar.end()
  if (last?.status !== 'SUCCEEDED') {
    throw new GraphRequestError([
      `The ${label} ended as ${last?.status ?? 'nothing'}: ${last?.message ?? 'no reason given'}`,
    ])
  }
  output.response(`job ${last.id}: ${last.status} after ${events} events, revision ${last.revision}`)
}
