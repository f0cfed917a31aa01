import { Refusal } from '../../graph/GraphRequestError.js'
import type { Scene } from '../StepContext.js'

export interface JobEvent {
  readonly id: string
  readonly status: 'QUEUED' | 'RUNNING' | 'DELAYED' | 'SUCCEEDED' | 'FAILED'
  readonly progress: number | null
  readonly message: string | null
  readonly revision: number
  readonly endedAt: string | null
}

export const jobFields = 'id status progress message revision endedAt'

/** Draws the events of a subscription until it completes. A job that failed is thrown as a Refusal. */
export async function followJob(scene: Scene, label: string, query: string, variables: Record<string, unknown>) {
  const bar = scene.stage.bar(label)
  let events = 0
  let last: JobEvent | undefined
  for await (const event of scene.graph.follow<JobEvent>(query, variables)) {
    events++
    last = event
    const share = event.status === 'SUCCEEDED' ? 1 : event.progress
    bar.update(share, [event.status, event.message].filter(Boolean).join(': '), true)
  }
  bar.end()
  if (last?.status !== 'SUCCEEDED') {
    throw new Refusal([`The ${label} ended as ${last?.status ?? 'nothing'}: ${last?.message ?? 'no reason given'}`])
  }
  scene.stage.came(`job ${last.id}: ${last.status} after ${events} events, revision ${last.revision}`)
}
