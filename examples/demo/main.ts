import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal } from './graph/GraphRequestError.js'
import { Stage } from './output/DemoOutput.js'
import { playLife } from './runDemo.js'
import { type FoundServer, findServer } from './server/findServer.js'

const { values: options } = parseArgs({
  options: {
    /** Leaves the voice, the recordings and, if it was started here, the data of the server. */
    keep: { type: 'boolean', default: false },
    /** Starts a server even where one runs already. */
    own: { type: 'boolean', default: false },
  },
})
const stage = new Stage(process.stdout)
const folder = await mkdtemp(join(tmpdir(), 'polyphony-demo-'))
let opening: Promise<FoundServer> | undefined
let ending: Promise<never> | undefined

function end(exitCode: number): Promise<never> {
  ending ??= (async () => {
    // One that is just starting is closed as soon as it can be.
    const server = await opening?.catch(() => undefined)
    await server?.close()
    if (!options.keep) await rm(folder, { recursive: true, force: true })
    process.exit(exitCode)
  })()
  return ending
}

process.once('SIGINT', () => void end(130))
process.once('SIGTERM', () => void end(143))

try {
  const { POLYPHONY_URL: url, POLYPHONY_TOKEN: token } = process.env
  opening = findServer({ url, token, folder, own: options.own })
  const server = await opening
  stage.say(`The life of a professional voice, at ${server.url} (${server.origin})`)
  const runId = randomBytes(3).toString('hex')
  await playLife({ stage, graph: server.graph, other: server.other, folder, runId }, options)
  stage.say(`\nThat was all.${options.keep ? ` What was recorded is in ${folder}.` : ''}`)
  await end(0)
} catch (error) {
  // Whatever breaks because the demo is being ended is no failure of its own.
  await ending
  stage.failed(reasonsOf(error))
  await end(1)
}

function reasonsOf(error: unknown): readonly string[] {
  if (error instanceof Refusal) return error.reasons
  if (!(error instanceof Error)) return [String(error)]
  // What `fetch` throws says why only in its cause.
  return [error.message, ...(error.cause === undefined ? [] : reasonsOf(error.cause))]
}
