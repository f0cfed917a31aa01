import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Question, Usage } from './serveParent.js'
import type { MemorySeen } from './watchMemory.js'

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

/** A server in a process of its own, so that what it costs can be told from what the others cost. */
export class ServerProcess<Facts extends object> {
  readonly facts: Facts
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, facts: Facts) {
    this.#child = child
    this.facts = facts
  }

  /** Starts a program of bench/servers and waits until it listens. */
  static async start<Facts extends object>(
    program: Program,
    settings: unknown,
    execArgv: readonly string[] = [],
  ): Promise<ServerProcess<Facts>> {
    const file = fileURLToPath(new URL(`../servers/${program}.js`, import.meta.url))
    const given = join(tmpdir(), `polyphony-bench-${randomUUID()}.json`)
    await writeFile(given, JSON.stringify(settings), { mode: 0o600 })
    const child = fork(file, [given], {
      execArgv: [...execArgv],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    return new ServerProcess(child, await answerOf<Facts>(child))
  }

  usage(): Promise<Usage> {
    return this.#ask<Usage>({ ask: 'usage' })
  }

  watchMemory(): Promise<unknown> {
    return this.#ask({ ask: 'watchMemory' })
  }

  /** Ends the watch. */
  memorySeen(): Promise<MemorySeen> {
    return this.#ask<MemorySeen>({ ask: 'memorySeen' })
  }

  /** The memory of buffers that somebody still holds. */
  async heldBuffersMiB(): Promise<number> {
    return (await this.#ask<{ mebibytes: number }>({ ask: 'heldBuffers' })).mebibytes
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

  #ask<Answer>(question: Question): Promise<Answer> {
    const answer = answerOf<Answer>(this.#child)
    this.#child.send(question)
    return answer
  }
}

/** The benchmark asks one thing at a time, so the next message is the answer. */
function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = () => child.off('message', answered).off('exit', ended)
    const answered = (message: unknown) => {
      settle()
      resolve((message as { answer: Answer }).answer)
    }
    const ended = (code: number | null) => {
      settle()
      reject(new Error(`A server process ended with code ${code}: ${child.spawnfile} ${child.spawnargs[1]}`))
    }
    child.once('message', answered).once('exit', ended)
  })
}
