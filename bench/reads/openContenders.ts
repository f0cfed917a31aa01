import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildSchema, printSchema } from 'graphql'
import { packageRoot } from '../../src/config.js'
import { type Program, ServerProcess } from '../process/ServerProcess.js'
import type { BareSettings } from '../servers/bare.js'
import type { OursSettings } from '../servers/ours.js'
import type { StockSettings } from '../servers/stock.js'
import type { UpstreamInfo } from '../servers/upstream.js'
import { type Person, tokenFor } from '../tokenFor.js'
import { type Contender, type ContenderName, openPool } from './contenders.js'
import type { LoadRequest } from './generateLoad.js'
import { type Scenario, scenarios } from './scenarios.js'

const owner: Person = { userId: 'narrator', tenantId: 'org:studio' }

/**
 * Starts all servers. The other servers are loaded with the responses of ours and verified to return the same bytes.
 */
export async function openContenders(workDir: string, opened: (() => Promise<unknown>)[]): Promise<Contender[]> {
  const start = async <Info extends { url: string }>(program: Program, settings: unknown) => {
    const server = await ServerProcess.start<Info>(program, settings)
    opened.push(() => server.close())
    return server
  }

  const upstream = await start<UpstreamInfo>('upstream', {})
  const { voiceIds } = upstream.info
  const oursSettings: OursSettings = {
    upstream: upstream.info,
    voices: voiceIds.map((id) => ({ id, owner })),
    dataDir: join(workDir, 'data'),
  }
  const ours = await start('ours', oursSettings)

  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await tokenFor(owner, 'voices:read')}`,
  }
  const request: RequestOptions = { headers, voiceIds }
  const answers = await saveAnswers(ours.info.url, workDir, request)

  const bare = await start('bare', { answers } satisfies BareSettings)
  const stock = await start('stock', {
    typeDefs: await serverTypes(),
    answers: answers as StockSettings['answers'],
  } satisfies StockSettings)

  const contenderOf = (name: ContenderName, process: Server, pathOf: (scenario: Scenario) => string) =>
    createContender({ name, process, pathOf }, answers, request)
  const contenders = [
    await contenderOf('ours', ours, () => '/graphql'),
    await contenderOf('stock', stock, () => '/'),
    await contenderOf('bare', bare, ({ name }) => `/bytes/${name}`),
    await contenderOf('bare+stringify', bare, ({ name }) => `/stringify/${name}`),
  ]
  for (const { pool } of contenders) opened.push(() => pool.close())
  return contenders
}

type Server = ServerProcess<{ url: string }>

interface RequestOptions {
  headers: Record<string, string>
  voiceIds: readonly string[]
}

/** Writes the response of our server to each scenario into a file. Returns the files by scenario. */
async function saveAnswers(url: string, workDir: string, { headers, voiceIds }: RequestOptions) {
  const answers: Record<string, string> = {}
  for (const scenario of scenarios) {
    const file = join(workDir, `${scenario.name}.json`)
    await writeFile(file, await ask(`${url}/graphql`, headers, bodyOf(scenario, voiceIds)))
    answers[scenario.name] = file
  }
  return answers
}

async function createContender(
  { name, process, pathOf }: Pick<Contender, 'name' | 'process'> & { pathOf: (scenario: Scenario) => string },
  answers: Readonly<Record<string, string>>,
  { headers, voiceIds }: RequestOptions,
): Promise<Contender> {
  const requests = new Map<string, LoadRequest>()
  for (const scenario of scenarios) {
    const path = pathOf(scenario)
    const body = bodyOf(scenario, voiceIds)
    const answer = await ask(`${process.info.url}${path}`, headers, body)
    if (answer !== (await readFile(answers[scenario.name]!, 'utf8'))) {
      throw new Error(`The response of ${name} to ${scenario.name} differs from the response of ours`)
    }
    requests.set(scenario.name, { path, headers, body, answerBytes: Buffer.byteLength(answer) })
  }
  return { name, process, requests, pool: openPool(process.info.url) }
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

/** The committed schema with the federation types but without applied directives, which a stock server does not use. */
async function serverTypes(): Promise<string> {
  const sdl = await readFile(join(packageRoot, 'schema.graphql'), 'utf8')
  return printSchema(buildSchema(sdl, { assumeValidSDL: true }))
}
