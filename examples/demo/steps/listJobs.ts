import type { StepContext } from './StepContext.js'

interface JobsAnswer {
  voiceJobs: {
    edges: readonly {
      node: { id: string; kind: string; status: string; createdAt: string; endedAt: string | null }
    }[]
  }
}

const jobs = `query ($voiceId: ID!) {
  voiceJobs(first: 10, filter: { voiceIds: [$voiceId] }) { edges { node { id kind status createdAt endedAt } } }
}`

export async function listJobs({ output, graph }: StepContext, voiceId: string): Promise<void> {
  output.step('List the jobs')
  output.request('voiceJobs(filter: { voiceIds })')
  const { voiceJobs: page } = await graph.query<JobsAnswer>(jobs, { voiceId })
  for (const { node } of page.edges) {
    const took = node.endedAt === null ? '' : ` in ${secsBetween(node.createdAt, node.endedAt)} s`
    output.response(`${node.kind}: ${node.status}${took}`)
  }
}

function secsBetween(start: string, end: string): string {
  return ((Date.parse(end) - Date.parse(start)) / 1_000).toFixed(1)
}
