import { fork } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../../config.js'

export interface EmulatorProcess {
  url: string
  apiKey: string
  close(): Promise<void>
}

const startTimeoutMs = 20_000

/** Starts the emulator as a child process. It exits when the IPC channel closes, so it never outlives this process. */
export function startEmulatorProcess(dataDir: string): Promise<EmulatorProcess> {
  // The watcher of `npm run dev` asks its child processes to report over IPC which files they load.
  const { WATCH_REPORT_DEPENDENCIES: _, ...env } = process.env
  const child = fork(
    join(packageRoot, 'dist', 'emulator', 'main.js'),
    ['--port', '0', '--state-file', join(dataDir, 'emulator.json')],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: ['--enable-source-maps'], env },
  )
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`The emulator did not start within ${startTimeoutMs / 1_000} s`))
    }, startTimeoutMs)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The emulator exited at its start with code ${code}`)))
    child.once('message', (message: { url: string; apiKey: string }) => {
      clearTimeout(timer)
      resolve({
        url: message.url,
        apiKey: message.apiKey,
        close() {
          if (child.connected) child.disconnect()
          return exited
        },
      })
    })
  })
}
