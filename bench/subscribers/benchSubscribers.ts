import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmulatorControls } from '../EmulatorControls.js'
import { ServerProcess } from '../process/ServerProcess.js'
import type { EmulatorFacts, EmulatorSettings } from '../servers/emulator.js'
import type { OursSettings } from '../servers/ours.js'
import { type Person, tokenFor } from '../tokenFor.js'
import { measureCrowd } from './measureSubscribers.js'
import { reportSubscribers, type SubscriberRound } from './reportSubscribers.js'

export interface CrowdSize {
  rounds: number
  subscribers: number
}

const owner: Person = { userId: 'narrator', tenantId: 'org:studio' }
const work = { queuedMs: 1_000, trainingMs: 6_000 }
const modelId = 'eleven_multilingual_v2'
const lastMark = '"SUCCEEDED"'
const betweenBroadcastsMs = 500

const query = `subscription ($voiceId: ID!) {
  voiceTraining(voiceId: $voiceId) { id kind status progress message revision voiceId modelId updatedAt endedAt }
}`
const trainVoice = `mutation ($input: TrainVoiceInput!) {
  trainVoice(input: $input) { jobId userErrors { code message } }
}`

/** Many subscribers on one training, against a bare broadcast of the same messages to as many sockets. */
export async function benchSubscribers({ rounds, subscribers }: CrowdSize): Promise<string> {
  const workDir = await mkdtemp(join(tmpdir(), 'polyphony-bench-subscribers-'))
  const opened: (() => Promise<unknown>)[] = []
  try {
    const emulator = await ServerProcess.start<EmulatorFacts>('emulator', {
      voices: rounds,
      work,
      samples: 1,
    } satisfies EmulatorSettings)
    opened.push(() => emulator.close())
    const { voiceIds } = emulator.facts
    const settings: OursSettings = {
      upstream: emulator.facts,
      voices: voiceIds.map((id) => ({ id, owner })),
      dataDir: join(workDir, 'data'),
    }
    const controls = new EmulatorControls(emulator.facts.url)
    const measured: SubscriberRound[] = []
    for (const [round, voiceId] of voiceIds.entries()) {
      process.stderr.write(`subscribers: round ${round + 1} of ${rounds}\n`)
      // Both are new in each round: the memory of those who have gone would hide that of those who come.
      const ours = await ServerProcess.start<{ url: string }>('ours', {
        ...settings,
        dataDir: join(workDir, `data-${round}`),
      })
      opened.push(() => ours.close())
      const authorization = `Bearer ${await tokenFor(owner, 'voices:read voices:write')}`
      const crowd = { size: subscribers, connectionParams: { authorization }, query, variables: { voiceId }, lastMark }
      const followed = await measureCrowd(ours, { ...crowd, url: socketOf(ours) }, async () => {
        await controls.clearCalls()
        await train(ours.facts.url, authorization, voiceId)
      })
      const calls = await controls.calls()
      await ours.close()
      opened.pop()

      const bare = await ServerProcess.start<{ url: string }>('broadcast', {})
      opened.push(() => bare.close())
      const broadcast = await measureCrowd(bare, { ...crowd, url: socketOf(bare) }, async () => {
        for (const message of followed.messages) {
          await post(`${bare.facts.url}/`, {}, [message])
          await sleep(betweenBroadcastsMs)
        }
      })
      await bare.close()
      opened.pop()
      measured.push({ ours: followed, bare: broadcast, routes: calls.map(({ route }) => route ?? 'unknown') })
    }
    return reportSubscribers(measured, work)
  } finally {
    for (const close of opened.toReversed()) await close()
    await rm(workDir, { recursive: true, force: true })
  }
}

async function train(url: string, authorization: string, voiceId: string): Promise<void> {
  const variables = { input: { voiceId, modelId } }
  const text = await post(`${url}/graphql`, { authorization }, { query: trainVoice, variables })
  if (!JSON.parse(text).data?.trainVoice?.jobId) throw new Error(`The training did not begin: ${text.slice(0, 500)}`)
}

async function post(url: string, headers: Record<string, string>, body: unknown): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return response.text()
}

function socketOf({ facts }: ServerProcess<{ url: string }>): string {
  return `${facts.url.replace('http', 'ws')}/graphql`
}
