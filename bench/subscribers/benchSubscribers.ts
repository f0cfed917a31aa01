import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmulatorControls } from '../EmulatorControls.js'
import { ServerProcess } from '../process/ServerProcess.js'
import type { EmulatorInfo, EmulatorSettings } from '../servers/emulator.js'
import type { OursSettings } from '../servers/ours.js'
import { type Person, tokenFor } from '../tokenFor.js'
import { measureSubscribers } from './measureSubscribers.js'
import { reportSubscribers, type SubscriberRound } from './reportSubscribers.js'
import type { SubscriberOptions } from './SubscriberGroup.js'

export interface SubscriberBenchSettings {
  rounds: number
  subscribers: number
}

const owner: Person = { userId: 'narrator', tenantId: 'org:studio' }
const work = { queuedMs: 1_000, trainingMs: 6_000 }
const modelId = 'eleven_multilingual_v2'
const finalMarker = '"SUCCEEDED"'
const betweenBroadcastsMs = 500

const query = `subscription ($voiceId: ID!) {
  voiceTrainingUpdated(voiceId: $voiceId) { id kind status progress message revision voiceId modelId updatedAt endedAt }
}`
const trainVoice = `mutation ($input: TrainVoiceInput!) {
  trainVoice(input: $input) { job { id } userErrors { code message } }
}`

/** Many subscribers of one training, compared with a bare broadcast of the same messages. */
export async function benchSubscribers({ rounds, subscribers }: SubscriberBenchSettings): Promise<string> {
  const workDir = await mkdtemp(join(tmpdir(), 'polyphony-bench-subscribers-'))
  const opened: (() => Promise<unknown>)[] = []
  try {
    const emulator = await ServerProcess.start<EmulatorInfo>('emulator', {
      voices: rounds,
      work,
      samples: 1,
    } satisfies EmulatorSettings)
    opened.push(() => emulator.close())
    const { voiceIds } = emulator.info
    const settings: OursSettings = {
      upstream: emulator.info,
      voices: voiceIds.map((id) => ({ id, owner })),
      dataDir: join(workDir, 'data'),
      env: limitsFor(subscribers + 1),
    }
    const controls = new EmulatorControls(emulator.info.url)
    const measured: SubscriberRound[] = []
    for (const [round, voiceId] of voiceIds.entries()) {
      process.stderr.write(`subscribers: round ${round + 1} of ${rounds}\n`)
      const authorization = `Bearer ${await tokenFor(owner, 'voices:read voices:write')}`
      const group = {
        size: subscribers,
        connectionParams: { authorization },
        query,
        variables: { voiceId },
        finalMarker,
      }
      const ours = await measureOurs(
        { ...settings, dataDir: join(workDir, `data-${round}`) },
        group,
        async (server) => {
          await controls.clearCalls()
          await train(server.info.url, authorization, voiceId)
        },
      )
      const calls = await controls.calls()
      const bare = await measureBare(group, ours.messages)
      measured.push({ ours, bare, routes: calls.map(({ route }) => route ?? 'unknown') })
    }
    return reportSubscribers(measured, work)
  } finally {
    for (const close of opened.toReversed()) await close()
    await rm(workDir, { recursive: true, force: true })
  }
}

type Server = ServerProcess<{ url: string }>
type Group = Omit<SubscriberOptions, 'url'>

// Each measurement starts a new server, so that memory use of earlier rounds has no effect.
async function measureOurs(settings: OursSettings, group: Group, trigger: (server: Server) => Promise<void>) {
  const server = await ServerProcess.start<{ url: string }>('ours', settings)
  try {
    return await measureSubscribers(server, { ...group, url: webSocketUrl(server) }, () => trigger(server))
  } finally {
    await server.close()
  }
}

async function measureBare(group: Group, messages: readonly string[]) {
  const server = await ServerProcess.start<{ url: string }>('broadcast', {})
  try {
    return await measureSubscribers(server, { ...group, url: webSocketUrl(server) }, async () => {
      for (const message of messages) {
        await post(`${server.info.url}/`, {}, [message])
        await sleep(betweenBroadcastsMs)
      }
    })
  } finally {
    await server.close()
  }
}

async function train(url: string, authorization: string, voiceId: string): Promise<void> {
  const variables = { input: { id: voiceId, modelId } }
  const text = await post(`${url}/graphql`, { authorization }, { query: trainVoice, variables })
  if (!JSON.parse(text).data?.trainVoice?.job?.id) throw new Error(`The training did not start: ${text.slice(0, 500)}`)
}

async function post(url: string, headers: Record<string, string>, body: unknown): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return response.text()
}

function webSocketUrl({ info }: Server): string {
  return `${info.url.replace('http', 'ws')}/graphql`
}

/** Limits that allow one viewer this many sockets. */
function limitsFor(sockets: number): Record<string, string> {
  const limit = String(sockets)
  return { MAX_SOCKETS: limit, MAX_SOCKETS_PER_VIEWER: limit, MAX_LIVE_OPERATIONS_PER_VIEWER: limit }
}
