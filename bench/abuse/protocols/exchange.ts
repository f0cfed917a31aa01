import { createConnection, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { ResponseScanner, type Scanned, type Secrets } from './ResponseScanner.js'

/** What a client does on its connection, one after the other. */
export type Step =
  | { readonly send: Buffer | string }
  | { readonly waitMs: number }
  /** Waits until something has arrived. */
  | { readonly awaitAnswerMs: number }
  /** Closes its own side. */
  | 'end'
  | 'reset'

export interface Conversation {
  readonly steps: readonly Step[]
  /** The connection is closed after this, however far it is. */
  readonly deadlineMs: number
  /** Closed when all steps are done and nothing has arrived for so long. Absent: the server has to close it. */
  readonly quietMs?: number
  /** A client that never reads what it is sent. */
  readonly reads?: boolean
}

export interface Received extends Scanned {
  readonly ended: 'closed by the server' | 'reset' | 'quiet' | 'deadline' | 'refused'
  readonly ms: number
}

export interface ExchangeOptions {
  readonly port: number
  readonly secrets: Secrets
  /** Ends every exchange when it is aborted. */
  readonly signal: AbortSignal
}

/** Plays one exchange on a connection of its own. Never rejects: a failure is a result too. */
export function exchange(conversation: Conversation, { port, secrets, signal }: ExchangeOptions): Promise<Received> {
  const { reads = true, deadlineMs, quietMs } = conversation
  const startedAt = performance.now()
  const scanner = new ResponseScanner(secrets)
  const socket = createConnection({ port, host: '127.0.0.1', noDelay: true })
  let isConnected = false
  let isPlayed = false

  return new Promise((resolve) => {
    let quiet: NodeJS.Timeout | undefined
    let isOver = false
    const finish = (ended: Received['ended']) => {
      if (isOver) return
      isOver = true
      clearTimeout(quiet)
      clearTimeout(deadline)
      signal.removeEventListener('abort', onAbort)
      socket.destroy()
      resolve({ ...scanner.end(), ended, ms: performance.now() - startedAt })
    }
    const restartQuiet = () => {
      clearTimeout(quiet)
      if (quietMs !== undefined && isPlayed) quiet = setTimeout(finish, quietMs, 'quiet')
    }
    const onAbort = () => finish('deadline')
    const deadline = setTimeout(finish, deadlineMs, 'deadline')
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) finish('deadline')
    socket.once('close', () => finish(isConnected ? 'closed by the server' : 'refused'))
    socket.on('error', () => finish(isConnected ? 'reset' : 'refused'))
    if (reads) {
      socket.on('data', (chunk) => {
        scanner.add(chunk)
        restartQuiet()
      })
    }
    socket.once('connect', async () => {
      isConnected = true
      await play(conversation.steps, socket)
      isPlayed = true
      restartQuiet()
    })
  })
}

async function play(steps: readonly Step[], socket: Socket): Promise<void> {
  for (const step of steps) {
    if (socket.destroyed) return
    if (step === 'end') socket.end()
    else if (step === 'reset') socket.resetAndDestroy()
    else if ('send' in step) socket.write(typeof step.send === 'string' ? Buffer.from(step.send, 'utf8') : step.send)
    else if ('waitMs' in step) await sleep(step.waitMs)
    else await answered(socket, step.awaitAnswerMs)
  }
}

function answered(socket: Socket, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer)
      socket.off('data', settle).off('close', settle)
      resolve()
    }
    const timer = setTimeout(settle, ms)
    socket.once('data', settle).once('close', settle)
  })
}
