import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EmulatorControls } from '../../EmulatorControls.js'
import { ServerProcess } from '../../process/ServerProcess.js'
import type { EmulatorInfo, EmulatorSettings } from '../../servers/emulator.js'
import { jwtSecret } from '../../tokenFor.js'
import type { Secrets } from '../protocols/ResponseScanner.js'
import type { HeldMemory } from './observeServer.js'
import { ServerLog } from './ServerLog.js'

export interface TargetOptions {
  readonly workDir: string
  /** An empty PostgreSQL database. Absent: the embedded one. */
  readonly databaseUrl: string | undefined
  readonly secrets: Secrets
}

export interface ProcessEnd {
  readonly at: number
  readonly reason: string
  readonly lastLines: readonly string[]
}

export const mediaSigningKey = 'a signing key for the abuse suite, long enough'
const startTimeoutMs = 60_000

/** The compiled server in a process of its own, and the emulator as its upstream. */
export class AbuseTarget {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  readonly tempDir: string
  readonly log: ServerLog
  readonly controls: EmulatorControls
  /** How the process ended when it should not have. */
  readonly ends: ProcessEnd[] = []
  readonly #emulator: ServerProcess<EmulatorInfo>
  readonly #databaseUrl: string | undefined
  #child: ChildProcess | undefined
  #isStopping = false

  private constructor(options: TargetOptions, port: number, emulator: ServerProcess<EmulatorInfo>) {
    this.port = port
    this.url = `http://127.0.0.1:${port}`
    this.dataDir = join(options.workDir, 'data')
    this.tempDir = join(options.workDir, 'tmp')
    this.log = new ServerLog(options.secrets)
    this.controls = new EmulatorControls(emulator.info.url)
    this.#emulator = emulator
    this.#databaseUrl = options.databaseUrl
  }

  static async start(options: TargetOptions): Promise<AbuseTarget> {
    const settings: EmulatorSettings = {
      voices: 0,
      maximumConcurrentRequests: 40,
      account: { voiceLimit: 100_000, professionalVoiceLimit: 100_000 },
      generation: { firstPieceMs: 5, pauseMs: 1 },
      dubbing: { queuedMs: 0, dubbingMs: 100, renderMs: 100 },
    }
    const emulator = await ServerProcess.start<EmulatorInfo>('emulator', settings)
    const target = new AbuseTarget(options, await freePort(), emulator)
    await mkdir(target.tempDir, { recursive: true })
    await target.#spawn()
    return target
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** After the process has ended, on the same data. */
  async restart(): Promise<void> {
    if (!this.isRunning && !this.#isStopping) await this.#spawn()
  }

  /** Ends a process that takes too much; it counts as one that has ended by itself. */
  kill(): void {
    this.#child?.kill('SIGKILL')
  }

  /** How much memory is in use when all garbage is collected. */
  async heldMemory(): Promise<HeldMemory> {
    const child = this.#child
    if (child === undefined || !this.isRunning) throw new Error('The server does not run')
    const answered = once(child, 'message', { signal: AbortSignal.timeout(startTimeoutMs) })
    child.send('report held memory')
    const [held] = await answered
    return held as HeldMemory
  }

  /** Safe to call twice. */
  async close(): Promise<void> {
    this.#isStopping = true
    const child = this.#child
    if (child !== undefined && this.isRunning) {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), startTimeoutMs)
      await exited
      clearTimeout(timer)
    }
    await this.#emulator.close().catch(() => undefined)
  }

  async #spawn(): Promise<void> {
    const preload = fileURLToPath(new URL('./observeServer.js', import.meta.url))
    const program = fileURLToPath(new URL('../../../src/main.js', import.meta.url))
    const child = spawn(
      process.execPath,
      ['--enable-source-maps', '--expose-gc', `--import=file://${preload}`, program],
      { env: this.#environment(), stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
    )
    this.#child = child
    this.log.read(child.stdout!)
    this.log.read(child.stderr!)
    const exited = new Promise<never>((_, reject) => {
      child.once('exit', (code, signal) => {
        const reason = `exit code ${code}, signal ${signal}`
        if (!this.#isStopping) this.ends.push({ at: Date.now(), reason, lastLines: [...this.log.lastLines] })
        reject(new Error(`The server ended: ${reason}\n${this.log.lastLines.slice(-15).join('\n')}`))
      })
    })
    exited.catch(() => undefined)
    const timer = setTimeout(() => child.kill('SIGKILL'), startTimeoutMs)
    await Promise.race([this.log.waitFor(/"msg":"the server has started"/), exited]).finally(() => clearTimeout(timer))
  }

  #environment(): Record<string, string> {
    const { url, apiKey } = this.#emulator.info
    return {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      SHUTDOWN_DELAY_SECS: '0',
      HOST: '127.0.0.1',
      PORT: String(this.port),
      PUBLIC_URL: this.url,
      MEDIA_SIGNING_KEY: mediaSigningKey,
      AUTH_JWT_SECRET: jwtSecret,
      DATA_DIR: this.dataDir,
      TMPDIR: this.tempDir,
      ELEVENLABS_API_KEY: apiKey,
      ELEVENLABS_BASE_URL: url,
      ...(this.#databaseUrl !== undefined && { DATABASE_URL: this.#databaseUrl }),
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}
