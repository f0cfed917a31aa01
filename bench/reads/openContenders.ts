import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildSchema, printSchema } from 'graphql'
import { packageRoot } from '../../src/config.js'
import { type Program, ServerProcess } from '../process/ServerProcess.js'
import type { BareSettings } from '../servers/bare.js'
import type { OursSettings } from '../servers/ours.js'
import type { StockSettings } from '../servers/stock.js'
import type { UpstreamFacts } from '../servers/upstream.js'
import { type Person, tokenFor } from '../tokenFor.js'
import { type Contender, type ContenderName, openPool } from './contenders.js'
import type { LoadRequest } from './generateLoad.js'
import { type Scenario, scenarios } from './scenarios.js'

const owner: Person = { userId: 'narrator', tenantId: 'org:studio' }

/** Starts all servers. What ours answers is what the others are given to answer, and each is seen to do so. */
export async function openContenders(workDir: string, opened: (() => Promise<unknown>)[]): Promise<Contender[]> {
  const start = async <Facts extends { url: string }>(program: Program, settings: unknown) => {
    const server = await ServerProcess.start<Facts>(program, settings)
    opened.push(() => server.close())
    return server
  }

  const upstream = await start<UpstreamFacts>('upstream', {})
  const { voiceIds } = upstream.facts
  const oursSettings: OursSettings = {
    upstream: upstream.facts,
    voices: voiceIds.map((id) => ({ id, owner })),
    dataDir: join(workDir, 'data'),
  }
  const ours = await start('ours', oursSettings)

  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await tokenFor(owner, 'voices:read')}`,
  }
  const answers: Record<string, string> = {}
  const sizes = new Map<string, number>()
  for (const scenario of scenarios) {
    const text = await ask(`${ours.facts.url}/graphql`, headers, bodyOf(scenario, voiceIds))
    const file = join(workDir, `${scenario.name}.json`)
    await writeFile(file, text)
    answers[scenario.name] = file
    sizes.set(scenario.name, Buffer.byteLength(text))
  }

  const bare = await start('bare', { answers } satisfies BareSettings)
  const stock = await start('stock', {
    typeDefs: await typesOfOurs(),
    answers: answers as StockSettings['answers'],
  } satisfies StockSettings)

  const contend = async (
    name: ContenderName,
    process: ServerProcess<{ url: string }>,
    pathOf: (scenario: Scenario) => string,
  ): Promise<Contender> => {
    const requests = new Map<string, LoadRequest>()
    for (const scenario of scenarios) {
      const path = pathOf(scenario)
      const body = bodyOf(scenario, voiceIds)
      const answer = await ask(`${process.facts.url}${path}`, headers, body)
      if (answer !== (await readFile(answers[scenario.name]!, 'utf8'))) {
        throw new Error(`${name} answers ${scenario.name} with other bytes than ours`)
      }
      requests.set(scenario.name, { path, headers, body, answerBytes: sizes.get(scenario.name)! })
    }
    return { name, process, requests, pool: openPool(process.facts.url) }
  }
  const contenders = [
    await contend('ours', ours, () => '/graphql'),
    await contend('stock', stock, () => '/'),
    await contend('bare', bare, ({ name }) => `/bytes/${name}`),
    await contend('bare+stringify', bare, ({ name }) => `/stringify/${name}`),
  ]
  for (const { pool } of contenders) opened.push(() => pool.close())
  return contenders
}

function bodyOf({ query, variables }: Scenario, voiceIds: readonly string[]): string {
  return JSON.stringify({ query, variables: variables(voiceIds) })
}

async function ask(url: string, headers: Record<string, string>, body: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers, body })
  const text = await response.text()
  if (!response.ok || 'errors' in JSON.parse(text))
    throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`)
  return text
}

/** The committed schema with the types of federation, but with no directive applied: to a stock server they say nothing. */
async function typesOfOurs(): Promise<string> {
  const sdl = await readFile(join(packageRoot, 'schema.graphql'), 'utf8')
  return printSchema(buildSchema(sdl, { assumeValidSDL: true }))
}
