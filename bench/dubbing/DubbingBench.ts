import { join } from 'node:path'
import { EmulatorControls } from '../EmulatorControls.js'
import { ServerProcess } from '../process/ServerProcess.js'
import { median } from '../report/rangeOf.js'
import type { EmulatorFacts, EmulatorSettings } from '../servers/emulator.js'
import type { OursSettings } from '../servers/ours.js'
import { type Person, tokenFor } from '../tokenFor.js'
import { type DubbingScene, dubbingQueries } from './dubbingQueries.js'
import type { ResourceSettings } from './WireResource.js'

export interface DubSize {
  segments: number
  languages: number
}

export const dubbingContenders = ['ours', 'mapResource', 'parseResource'] as const
export type DubbingContender = (typeof dubbingContenders)[number]

/** What one request costs, of several that were sent one after the other. */
export interface RequestCost {
  readonly ms: number
  /** Of the server process. */
  readonly cpuMs: number
  readonly growthMiB: number
}

const owner: Person = { userId: 'narrator', tenantId: 'org:studio' }
const languages = ['es', 'fr', 'de', 'it', 'pt', 'pl', 'hi', 'ja', 'ko', 'nl', 'sv', 'tr', 'cs', 'fi', 'da', 'el']
const route = 'GET /v1/dubbing/resource/:dubbing_id'

/** One large dub in the emulator, and three servers that look into it. */
export class DubbingBench {
  readonly resourceMiB: number
  readonly #id: string
  readonly #controls: EmulatorControls
  readonly #servers: Record<DubbingContender, ServerProcess<{ url: string }>>
  readonly #authorization: string

  private constructor(
    [id, resourceMiB, authorization]: [string, number, string],
    servers: Record<DubbingContender, ServerProcess<{ url: string }>>,
    controls: EmulatorControls,
  ) {
    this.#id = id
    this.resourceMiB = resourceMiB
    this.#authorization = authorization
    this.#servers = servers
    this.#controls = controls
  }

  /** `opened` is told of each process that has to be closed, also when a later one does not start. */
  static async open(
    workDir: string,
    size: DubSize,
    opened: (close: () => Promise<unknown>) => void,
  ): Promise<DubbingBench> {
    const start = async <Facts extends object>(...args: Parameters<typeof ServerProcess.start>) => {
      const process = await ServerProcess.start<Facts>(...args)
      opened(() => process.close())
      return process
    }
    const emulator = await start<EmulatorFacts>('emulator', { voices: 0 } satisfies EmulatorSettings)
    const { url, apiKey } = emulator.facts
    const dub = { segments: size.segments, speakers: 4, target_languages: languages.slice(0, size.languages) }
    const added = await fetch(`${url}/_emulator/dubs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dub }),
    })
    const { dubs } = (await added.json()) as { dubs: [{ dubbing_id: string }] }
    const id = dubs[0].dubbing_id
    // The emulator writes it into JSON once, and that is none of what is measured.
    const first = await fetch(`${url}/v1/dubbing/resource/${id}`, { headers: { 'xi-api-key': apiKey } })
    const resourceMiB = (await first.arrayBuffer()).byteLength / 2 ** 20

    const upstream = { url, apiKey }
    const ours = await start<{ url: string }>('ours', {
      upstream,
      voices: [],
      dubbings: [{ id, owner }],
      dataDir: join(workDir, 'data'),
    } satisfies OursSettings)
    const servers = {
      ours,
      mapResource: await start<{ url: string }>('mapResource', { upstream } satisfies ResourceSettings),
      parseResource: await start<{ url: string }>('parseResource', { upstream } satisfies ResourceSettings),
    }
    const authorization = `Bearer ${await tokenFor(owner, 'dubbing:read')}`
    return new DubbingBench([id, resourceMiB, authorization], servers, new EmulatorControls(url))
  }

  /** A fast answer that says something else is none. */
  async assertSame(scene: DubbingScene): Promise<void> {
    const ours = await this.#ask('ours', scene)
    const mapped = await this.#ask('mapResource', scene)
    if (JSON.stringify(JSON.parse(ours).data) !== JSON.stringify(JSON.parse(mapped).data)) {
      throw new Error(`Ours answers ${scene} otherwise than the mapped resource: ${ours.slice(0, 300)}`)
    }
  }

  async measure(contender: DubbingContender, scene: DubbingScene, requests: number): Promise<RequestCost> {
    const server = this.#servers[contender]
    await this.#ask(contender, scene)
    await this.#controls.clearCalls()
    const before = await server.usage()
    await server.watchMemory()
    const times: number[] = []
    for (let request = 0; request < requests; request++) {
      const sentAt = performance.now()
      await this.#ask(contender, scene)
      times.push(performance.now() - sentAt)
    }
    const { growthMiB } = await server.memorySeen()
    const after = await server.usage()
    // The sweep of voices goes on beside, and is none of theirs.
    const calls = (await this.#controls.calls('GET')).filter(({ path }) => path.startsWith('/v1/dubbing'))
    const reads = calls.filter((call) => call.route === route).length
    if (reads !== requests || calls.length !== requests) {
      throw new Error(`${contender} made ${calls.length} upstream calls for ${requests} requests`)
    }
    return { ms: median(times), cpuMs: (after.cpuMicros - before.cpuMicros) / 1_000 / requests, growthMiB }
  }

  async #ask(contender: DubbingContender, scene: DubbingScene): Promise<string> {
    const { url } = this.#servers[contender].facts
    const response = await (contender === 'parseResource'
      ? fetch(`${url}/${this.#id}`)
      : fetch(contender === 'ours' ? `${url}/graphql` : url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: this.#authorization },
          body: JSON.stringify({ query: dubbingQueries[scene], variables: { id: this.#id } }),
        }))
    const text = await response.text()
    if (!response.ok || 'errors' in JSON.parse(text)) {
      throw new Error(`${contender} answered ${response.status}: ${text.slice(0, 500)}`)
    }
    return text
  }
}
