import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { tokenFor } from '../../tokenFor.js'
import { askHttp } from '../protocols/askHttp.js'
import type { AbuseTarget } from '../target/AbuseTarget.js'
import { everyScope, victims } from '../target/callers.js'
import { GraphqlClient } from '../target/GraphqlClient.js'
import type { ProbeReport, ProberOrder, ProbeTargets } from './ProbeTargets.js'

/** The prober, as the suite handles it. */
export class ProberThread {
  readonly #worker: Worker

  private constructor(worker: Worker) {
    this.#worker = worker
  }

  static async start(target: AbuseTarget): Promise<ProberThread> {
    const worker = new Worker(new URL('./main.js', import.meta.url), {
      workerData: { targets: await findTargets(target), pid: target.pid },
    })
    await once(worker, 'online')
    return new ProberThread(worker)
  }

  watch(pid: number): void {
    this.#worker.postMessage({ pid } satisfies ProberOrder)
  }

  async stop(): Promise<ProbeReport> {
    const reported = once(this.#worker, 'message')
    this.#worker.postMessage('stop' satisfies ProberOrder)
    const [report] = await reported
    return report as ProbeReport
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}

const query = `{
  voices(first: 20, filter: { accesses: [OWN] }) { edges { node { id name owner { id } samples { id fileName } } } }
}`
const queryOfMedia = `{
  voices(first: 3, filter: { accesses: [OWN] }) { edges { node { samples { audio { url } } } } }
  generatedAudios(first: 3) { edges { node { audio { url } } } }
}`

/** What a victim gets to see while nothing else happens. */
async function findTargets({ url }: AbuseTarget): Promise<ProbeTargets> {
  const authorization = `Bearer ${await tokenFor(victims[0]!, everyScope)}`
  const headers = { authorization, 'content-type': 'application/json' }
  const asked = await askHttp(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  const answer = asked.body.toString()
  if (asked.status !== 200 || answer.includes('"errors"')) throw new Error(`The probe was answered ${answer}`)
  const client = new GraphqlClient(url, authorization)
  const { voiceJobs } = await client.ask<{ voiceJobs: { edges: { node: { id: string } }[] } }>(
    '{ voiceJobs(first: 1, filter: { isActive: false }) { edges { node { id } } } }',
  )
  const media = []
  for (const [, found] of JSON.stringify(await client.ask(queryOfMedia)).matchAll(/"url":"http:\/\/[^/]+([^"]+)"/g)) {
    const { body } = await askHttp(url + found)
    media.push({ path: found!, sha256: createHash('sha256').update(body).digest('hex') })
  }
  return { url, authorization, query, answer, media, jobId: voiceJobs.edges[0]!.node.id }
}
