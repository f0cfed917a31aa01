import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const compileCache = join(tmpdir(), 'polyphony-test-compile-cache')

export interface SpawnedServer {
  readonly url: string
  readonly process: ChildProcess
  /** The output so far, of both streams. */
  output(): string
  kill(signal: NodeJS.Signals): Promise<void>
}

/** Starts the compiled program, as `npm start` does after its build, with a minimal environment. */
export async function spawnServer(env: Record<string, string>): Promise<SpawnedServer> {
  const started = runServer(env)
  const url = await new Promise<string>((resolve, reject) => {
    const readUrl = () => {
      const match = /listens on (http:\S+)\/graphql|"url":"(http:[^"]+)"/.exec(started.output())
      if (match) resolve((match[1] ?? match[2])!)
    }
    started.process.stdout!.on('data', readUrl)
    started.process.once('exit', () => reject(new Error(`The server ended at its start:\n${started.output()}`)))
  })
  return { ...started, url }
}

/** Starts it and waits for its end, for starts that must be refused. */
export async function refusedStart(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const { process, output } = runServer(env)
  const [code] = (await once(process, 'exit')) as [number | null]
  return { code, output: output() }
}

function runServer(env: Record<string, string>): Omit<SpawnedServer, 'url'> {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache, HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  return {
    process: child,
    output: () => text,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill(signal)
      await exited
    },
  }
}
