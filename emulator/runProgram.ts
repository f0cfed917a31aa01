import { HELP, parseCommandLine } from './commandLine.js'
import { type Emulator, startEmulator } from './startEmulator.js'

/** The parts of `process` that the program uses. */
export interface ProgramHost {
  stdout: { write(text: string): unknown }
  stderr: { write(text: string): unknown }
  /** Present if the parent process opened an IPC channel. */
  send?: ((message: unknown) => unknown) | undefined
  connected?: boolean
  once(event: 'SIGINT' | 'SIGTERM' | 'disconnect', listener: () => void): unknown
}

/** The emulator of a server that was killed saves its state before it ends, and the next server may start already. */
const childWaitMs = 10_000

/** Runs the emulator until it is stopped. Resolves with the exit code. */
export async function runProgram(args: readonly string[], host: ProgramHost): Promise<number> {
  const command = parseCommandLine(args)
  if (command.kind === 'help') {
    host.stdout.write(HELP)
    return 0
  }
  if (command.kind === 'invalid') {
    host.stderr.write(`${command.problems.join('\n')}\n\n${HELP}`)
    return 2
  }

  // Listen before starting: the parent process may exit during the start.
  const stopped = stopSignal(host)
  let emulator: Emulator
  try {
    emulator = await startEmulator({ ...command.options, stateFileWaitMs: host.send ? childWaitMs : 0 })
  } catch (error) {
    host.stderr.write(`The emulator could not start: ${(error as Error).message}\n`)
    return 1
  }
  const { url, apiKey, accountId } = emulator
  host.stdout.write(`Emulator of the voice API listening on ${url}\n`)
  if (host.send && host.connected !== false) host.send({ type: 'listening', url, apiKey, accountId })
  await stopped
  try {
    await emulator.close()
    return 0
  } catch (error) {
    host.stderr.write(`The state could not be saved: ${(error as Error).message}\n`)
    return 1
  }
}

function stopSignal(host: ProgramHost): Promise<void> {
  return new Promise((resolve) => {
    host.once('SIGINT', resolve)
    host.once('SIGTERM', resolve)
    if (!host.send) return
    // An emulator that a parent process started ends with that process.
    host.once('disconnect', resolve)
    if (host.connected === false) resolve()
  })
}
