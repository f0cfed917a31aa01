import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { SignJWT } from 'jose'

export interface OwnServer {
  readonly url: string
  readonly pid: number
  /** Issues a token for a user. */
  tokenFor(person: { sub: string; org: string }): Promise<string>
  /** Shuts the server down; kills it after a timeout. */
  close(): Promise<void>
}

const program = fileURLToPath(new URL('../../../src/main.js', import.meta.url))
const shutdownMs = 10_000

/**
 * Starts the compiled program on a free port with JWT authentication. It gets only PATH from the environment, so that
 * the demo never uses a key for the real voice service.
 */
export async function startOwnServer(dataDir: string): Promise<OwnServer> {
  const secret = randomBytes(32).toString('hex')
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', '--import', new URL('./endWithParent.js', import.meta.url).href, program],
    {
      env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, AUTH_JWT_SECRET: secret },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  const exited = once(child, 'exit')
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-10_000)
        const listening = /listens on (http:\S+)\/graphql/.exec(output)
        if (listening) resolve(listening[1]!)
      })
    }
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`The server exited during the start:\n${output}`)))
  })
  return {
    url,
    pid: child.pid!,
    tokenFor: ({ sub, org }) =>
      new SignJWT({ org_id: org, scope: 'voices:read voices:write dubbing:read dubbing:write' })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(sub)
        .setIssuedAt()
        .setExpirationTime('1 h')
        .sign(new TextEncoder().encode(secret)),
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const killTimer = setTimeout(() => child.kill('SIGKILL'), shutdownMs)
      child.kill('SIGTERM')
      await exited
      clearTimeout(killTimer)
    },
  }
}
