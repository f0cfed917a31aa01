import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GraphRequestError } from './graph/GraphRequestError.js'
import { DemoOutput } from './output/DemoOutput.js'
import { type DemoOptions, readDemoOptions, usage } from './readDemoOptions.js'
import { runDemo } from './runDemo.js'
import { type FoundServer, findServer } from './server/findServer.js'

const options = optionsOf(process.argv.slice(2))
const output = new DemoOutput(process.stdout)
const folder = await mkdtemp(join(tmpdir(), 'polyphony-demo-'))
let opening: Promise<FoundServer> | undefined
let ending: Promise<never> | undefined

function end(exitCode: number): Promise<never> {
  ending ??= (async () => {
    // Wait for a server that is still starting, then close it.
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
  output.print(`Polyphony demo at ${server.url} (${server.origin})`)
  const runId = randomBytes(3).toString('hex')
  await runDemo({ output, graph: server.graph, other: server.other, folder, runId }, options)
  output.print(`\nDone.${options.keep ? ` The recordings are in ${folder}.` : ''}`)
  await end(0)
} catch (error) {
  // Errors caused by the shutdown are not reported.
  await ending
  output.failed(reasonsOf(error))
  await end(1)
}

function reasonsOf(error: unknown): readonly string[] {
  if (error instanceof GraphRequestError) return error.reasons
  if (!(error instanceof Error)) return [String(error)]
  // `fetch` reports the reason only as cause.
  return [error.message, ...(error.cause === undefined ? [] : reasonsOf(error.cause))]
}

function optionsOf(args: readonly string[]): DemoOptions {
  try {
    const read = readDemoOptions(args)
    if (read !== null) return read
    process.stdout.write(usage)
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`)
    process.exit(2)
  }
}
