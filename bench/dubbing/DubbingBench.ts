import { join } from 'node:path'
import { EmulatorControls } from '../EmulatorControls.js'
import { ServerProcess } from '../process/ServerProcess.js'
import { median } from '../report/rangeOf.js'
import type { EmulatorInfo, EmulatorSettings } from '../servers/emulator.js'
import type { OursSettings } from '../servers/ours.js'
import { type Person, tokenFor } from '../tokenFor.js'
import { type DubbingScenario, dubbingQueries } from './dubbingQueries.js'
import type { ResourceSettings } from './WireResource.js'

export interface DubbingSize {
  segments: number
  languages: number
}

export const dubbingContenders = ['ours', 'mapResource', 'parseResource'] as const
export type DubbingContender = (typeof dubbingContenders)[number]

/** Cost of one request, averaged over several sequential ones. */
export interface RequestCost {
  readonly ms: number
  /** CPU time of the server process. */
  readonly cpuMs: number
  readonly growthMiB: number
}

const owner: Person = { userId: 'narrator', tenantId: 'org:studio' }
const languages = ['es', 'fr', 'de', 'it', 'pt', 'pl', 'hi', 'ja', 'ko', 'nl', 'sv', 'tr', 'cs', 'fi', 'da', 'el']
const route = 'GET /v1/dubbing/resource/:dubbing_id'

/** One large dubbing in the emulator, and three servers that read it. */
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

  /** `opened` is called for each process to close, also if a later one fails to start. */
  static async open(
    workDir: string,
    size: DubbingSize,
    opened: (close: () => Promise<unknown>) => void,
  ): Promise<DubbingBench> {
    const start = async <Info extends object>(...args: Parameters<typeof ServerProcess.start>) => {
      const process = await ServerProcess.start<Info>(...args)
      opened(() => process.close())
      return process
    }
    const emulator = await start<EmulatorInfo>('emulator', { voices: 0 } satisfies EmulatorSettings)
    const { url, apiKey } = emulator.info
    const dub = { segments: size.segments, speakers: 4, target_languages: languages.slice(0, size.languages) }
    const added = await fetch(`${url}/_emulator/dubs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dub }),
    })
    const { dubs } = (await added.json()) as { dubs: [{ dubbing_id: string }] }
    const id = dubs[0].dubbing_id
    // The emulator serializes the resource once; this must not be part of the measurement.
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

  /** A fast but different response must not count. */
  async assertSame(scenario: DubbingScenario): Promise<void> {
    const ours = await this.#ask('ours', scenario)
    const mapped = await this.#ask('mapResource', scenario)
    if (JSON.stringify(JSON.parse(ours).data) !== JSON.stringify(JSON.parse(mapped).data)) {
      throw new Error(`The responses of ours and of mapResource to ${scenario} differ: ${ours.slice(0, 300)}`)
    }
  }

  async measure(contender: DubbingContender, scenario: DubbingScenario, requests: number): Promise<RequestCost> {
    const server = this.#servers[contender]
    await this.#ask(contender, scenario)
    await this.#controls.clearCalls()
    const before = await server.usage()
    await server.watchMemory()
    const times: number[] = []
    for (let request = 0; request < requests; request++) {
      const sentAt = performance.now()
      await this.#ask(contender, scenario)
      times.push(performance.now() - sentAt)
    }
    const { growthMiB } = await server.stopMemoryWatch()
    const after = await server.usage()
    // The background voice sweep makes calls of its own.
    const calls = (await this.#controls.calls('GET')).filter(({ path }) => path.startsWith('/v1/dubbing'))
    const reads = calls.filter((call) => call.route === route).length
    if (reads !== requests || calls.length !== requests) {
      throw new Error(`${contender} made ${calls.length} upstream calls for ${requests} requests`)
    }
    return { ms: median(times), cpuMs: (after.cpuMicros - before.cpuMicros) / 1_000 / requests, growthMiB }
  }

  async #ask(contender: DubbingContender, scenario: DubbingScenario): Promise<string> {
    const { url } = this.#servers[contender].info
    const response = await (contender === 'parseResource'
      ? fetch(`${url}/${this.#id}`)
      : fetch(contender === 'ours' ? `${url}/graphql` : url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: this.#authorization },
          body: JSON.stringify({ query: dubbingQueries[scenario], variables: { id: this.#id } }),
        }))
    const text = await response.text()
    if (!response.ok || 'errors' in JSON.parse(text)) {
      throw new Error(`${contender} answered ${response.status}: ${text.slice(0, 500)}`)
    }
    return text
  }
}
