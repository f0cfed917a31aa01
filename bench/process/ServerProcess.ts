import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ParentRequest, Usage } from './serveParent.js'
import type { MemoryGrowth } from './watchMemory.js'

export type Program =
  | 'ours'
  | 'bare'
  | 'stock'
  | 'upstream'
  | 'emulator'
  | 'sdk'
  | 'broadcast'
  | 'passThrough'
  | 'mapResource'
  | 'parseResource'

/** A server in a process of its own, so that its resource use can be measured separately. */
export class ServerProcess<Info extends object> {
  readonly info: Info
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, info: Info) {
    this.#child = child
    this.info = info
  }

  /** Starts a program of bench/servers and waits until it listens. */
  static async start<Info extends object>(
    program: Program,
    settings: unknown,
    execArgv: readonly string[] = [],
  ): Promise<ServerProcess<Info>> {
    const file = fileURLToPath(new URL(`../servers/${program}.js`, import.meta.url))
    const settingsFile = join(tmpdir(), `polyphony-bench-${randomUUID()}.json`)
    await writeFile(settingsFile, JSON.stringify(settings), { mode: 0o600 })
    const child = fork(file, [settingsFile], {
      execArgv: [...execArgv],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    return new ServerProcess(child, await answerOf<Info>(child))
  }

  usage(): Promise<Usage> {
    return this.#ask<Usage>({ ask: 'usage' })
  }

  watchMemory(): Promise<unknown> {
    return this.#ask({ ask: 'watchMemory' })
  }

  stopMemoryWatch(): Promise<MemoryGrowth> {
    return this.#ask<MemoryGrowth>({ ask: 'stopMemoryWatch' })
  }

  /** Memory of buffers that are still referenced. */
  async retainedBuffersMiB(): Promise<number> {
    return (await this.#ask<{ mebibytes: number }>({ ask: 'retainedBuffers' })).mebibytes
  }

  startProfile(): Promise<unknown> {
    return this.#ask({ ask: 'startProfile' })
  }

  stopProfile(file: string): Promise<unknown> {
    return this.#ask({ ask: 'stopProfile', file })
  }

  async close(): Promise<void> {
    if (this.#child.connected) await this.#ask({ ask: 'close' })
  }

  #ask<Answer>(question: ParentRequest): Promise<Answer> {
    const answer = answerOf<Answer>(this.#child)
    this.#child.send(question)
    return answer
  }
}

/** The benchmark sends one request at a time, so the next message is the response. */
function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const cleanup = () => child.off('message', onMessage).off('exit', onExit)
    const onMessage = (message: unknown) => {
      cleanup()
      resolve((message as { answer: Answer }).answer)
    }
    const onExit = (code: number | null) => {
      cleanup()
      reject(new Error(`A server process ended with code ${code}: ${child.spawnfile} ${child.spawnargs[1]}`))
    }
    child.once('message', onMessage).once('exit', onExit)
  })
}
