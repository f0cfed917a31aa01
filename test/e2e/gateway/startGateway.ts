import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { packageRoot } from '../../../src/config.js'
import { waitUntil } from '../../support/waitUntil.js'

export interface GatewayOptions {
  polyphonyUrl: string
  accountsUrl: string
  gatewaySecret: string
  /** Between the gateway and the subgraph. Default: ws. */
  subscriptions?: 'ws' | 'sse'
}

export interface Gateway extends AsyncDisposable {
  readonly url: string
  /** The output of the process. */
  output(): string
}

const startTimeoutMs = 60_000
const stopTimeoutMs = 10_000
const attempts = 3

/** The gateway of the example as a separate process, with the committed supergraph. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const child = spawnGateway(port, options)
    const lines: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => lines.push(String(chunk)))
    const stop = () => stopProcess(child)
    const url = `http://127.0.0.1:${port}/graphql`
    if (await isReady(child, new URL('/readiness', url))) {
      return { url, output: () => lines.join(''), [Symbol.asyncDispose]: stop }
    }
    await stop()
    // Another process may have taken the port; any other failure is permanent.
    if (attempt === attempts) throw new Error(`The gateway did not start:\n${lines.join('')}`)
  }
}

function spawnGateway(port: number, options: GatewayOptions): ChildProcess {
  const { polyphonyUrl, accountsUrl, gatewaySecret, subscriptions = 'ws' } = options
  const program = join(packageRoot, 'node_modules', '.bin', 'hive-gateway')
  const config = join(packageRoot, 'examples', 'supergraph', 'gateway.config.ts')
  const child = spawn(process.execPath, [program, 'supergraph', '--config-path', config], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A minimal environment, so that settings of this machine cannot enable reporting or another configuration.
    env: {
      PATH: process.env.PATH,
      NO_COLOR: '1',
      PORT: String(port),
      POLYPHONY_URL: polyphonyUrl,
      ACCOUNTS_URL: accountsUrl,
      GATEWAY_SECRET: gatewaySecret,
      POLYPHONY_SUBSCRIPTIONS: subscriptions,
    },
  })
  // In case the tests end without closing it.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  return child
}

async function isReady(child: ChildProcess, readiness: URL): Promise<boolean> {
  const isUp = () =>
    fetch(readiness, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok }) => ok,
      () => false,
    )
  const isStartedOrEnded = async () => !hasNotEnded(child) || (await isUp())
  return waitUntil(isStartedOrEnded, 'the gateway is ready', { timeoutMs: startTimeoutMs }).then(
    () => hasNotEnded(child),
    () => false,
  )
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (!hasNotEnded(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const hurry = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
  await ended
  clearTimeout(hurry)
}

function hasNotEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
