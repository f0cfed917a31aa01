import { EventEmitter } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { HELP, parseCommandLine } from '../../../emulator/commandLine.js'
import { type ProgramHost, runProgram } from '../../../emulator/runProgram.js'

interface Listening {
  type: string
  url: string
  apiKey: string
  accountId: string
}

/** A fake process for the program, controlled by the test. */
function createHost({ channel = true } = {}) {
  const events = new EventEmitter()
  const written = { stdout: '', stderr: '' }
  const writer = (stream: 'stdout' | 'stderr') => ({
    write(text: string) {
      written[stream] += text
      events.emit(stream)
    },
  })
  const messages: Listening[] = []
  const send = (message: unknown) => {
    messages.push(message as Listening)
    events.emit('sent')
  }
  const process: ProgramHost = {
    stdout: writer('stdout'),
    stderr: writer('stderr'),
    once: (event, listener) => events.once(event, listener),
    ...(channel ? { send, connected: true } : {}),
  }
  const nextEvent = (event: string) => new Promise<void>((resolve) => events.once(event, resolve))
  return { process, written, messages, nextEvent, emit: (event: string) => events.emit(event) }
}

describe('command-line arguments', () => {
  test('Arguments become emulator options.', () => {
    const line = '--port 0 --host ::1 --state-file s.json --seed empty --api-key k --account-id a --max-concurrent 3'
    const flags = '--list-without-samples --list-without-settings --without-default-voices --start-at 2030-01-01'
    const pace = '--queued-ms 0 --training-ms 20 --separation-ms 30 --progress-scale 100'
    const dubbing = '--dubbing-ms 40 --render-ms 0'
    const account = '--voice-limit 4 --professional-voice-limit 0 --captcha base64'
    const plan = '--tier creator --character-limit 500 --pause-ms 0'
    const key = '--without-permission voices_write --without-permission models_read'
    expect(parseCommandLine(`${line} ${flags} ${pace} ${dubbing} ${account} ${plan} ${key}`.split(' '))).toEqual({
      kind: 'run',
      options: {
        host: '::1',
        port: 0,
        apiKey: 'k',
        accountId: 'a',
        stateFile: 's.json',
        seed: 'empty',
        maximumConcurrentRequests: 3,
        startAt: new Date('2030-01-01'),
        listFills: { samples: false, settings: false },
        addDefaultVoicesToFirstPage: false,
        work: { queuedMs: 0, trainingMs: 20, separationMs: 30, progressScale: 100 },
        dubbing: { dubbingMs: 40, renderMs: 0 },
        account: { voiceLimit: 4, professionalVoiceLimit: 0 },
        plan: { tier: 'creator', characterLimit: 500 },
        generation: { pauseMs: 0 },
        captchaAs: 'base64',
        missingPermissions: ['voices_write', 'models_read'],
      },
    })
  })

  test('All arguments are optional.', () => {
    expect(parseCommandLine([])).toMatchObject({
      kind: 'run',
      options: { port: 4100, seed: 'demo', listFills: { samples: true, settings: true } },
    })
  })

  test.each([
    ['--port', 'ninety'],
    ['--port', '70000'],
    ['--max-concurrent', '0'],
    ['--seed', 'full'],
    ['--tier', 'golden'],
    ['--training-ms', '-1'],
    ['--progress-scale', '10'],
    ['--captcha', 'audio'],
    ['--without-permission', 'everything'],
    ['--start-at', 'soon'],
    ['--api-key', ''],
    ['--colour', 'blue'],
    ['stray'],
  ])('Invalid arguments are refused: %s %s.', (...args) => {
    const command = parseCommandLine(args)
    expect(command.kind).toBe('invalid')
    expect(command).toMatchObject({ problems: [expect.stringContaining(args[0]!.replace('--', ''))] })
  })

  test('All invalid arguments are reported together.', () => {
    expect(parseCommandLine(['--port', 'x', '--seed', 'y'])).toMatchObject({
      problems: [{}, {}].map(() => expect.any(String)),
    })
  })
})

describe('emulator program', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'emulator-program-'))
  })
  afterEach(() => rm(directory, { recursive: true }))

  test('--help prints the help and exits with 0.', async () => {
    const { process, written } = createHost()
    expect(await runProgram(['--help'], process)).toBe(0)
    expect(written).toEqual({ stdout: HELP, stderr: '' })
  })

  test('An invalid option exits with 2 and a reason.', async () => {
    const { process, written } = createHost()
    expect(await runProgram(['--port', 'x'], process)).toBe(2)
    expect(written.stderr).toMatch(/^--port takes a number/)
    expect(written.stdout).toBe('')
  })

  test('The program prints its URL, notifies its parent and exits when the parent disconnects.', async () => {
    const { process, written, messages, nextEvent, emit } = createHost()
    const sent = nextEvent('sent')
    const ended = runProgram(['--port', '0', '--seed', 'empty', '--api-key', 'k', '--account-id', 'a'], process)
    await sent
    expect(messages).toEqual([{ type: 'listening', url: expect.any(String), apiKey: 'k', accountId: 'a' }])
    const [{ url }] = messages as [Listening]
    expect(written.stdout).toContain(url)
    expect((await fetch(`${url}/v1/user`, { headers: { 'xi-api-key': 'k' } })).status).toBe(200)
    emit('disconnect')
    expect(await ended).toBe(0)
    await expect(fetch(url)).rejects.toThrow()
  })

  test('The program exits if the parent disconnected during the start.', async () => {
    const { process } = createHost()
    const ended = runProgram(['--port', '0', '--seed', 'empty'], { ...process, connected: false })
    expect(await ended).toBe(0)
  })

  test('A state file that a running emulator uses is refused and not changed, until that emulator has ended.', async () => {
    const stateFile = join(directory, 'state.json')
    const args = ['--port', '0', '--seed', 'empty', '--state-file', stateFile]
    const first = createHost()
    const sent = first.nextEvent('sent')
    const ended = runProgram(args, first.process)
    await sent
    const saved = await readFile(stateFile, 'utf8')

    const second = createHost({ channel: false })
    expect(await runProgram([...args, '--account-id', 'other'], second.process)).toBe(1)
    expect(second.written.stderr).toBe(
      `The emulator could not start: ${stateFile} is in use by another emulator. Stop it, or set --state-file to another file\n`,
    )
    expect(await readFile(stateFile, 'utf8')).toBe(saved)

    first.emit('SIGTERM')
    expect(await ended).toBe(0)
    const third = createHost()
    const listens = third.nextEvent('sent')
    const running = runProgram(args, third.process)
    await listens
    third.emit('SIGTERM')
    expect(await running).toBe(0)
  })

  test.each(['SIGTERM', 'SIGINT'])('%s saves the state and exits with 0.', async (signal) => {
    const stateFile = join(directory, 'state.json')
    const { process, nextEvent, emit } = createHost({ channel: false })
    const up = nextEvent('stdout')
    const ended = runProgram(['--port', '0', '--seed', 'empty', '--state-file', stateFile], process)
    await up
    emit(signal)
    expect(await ended).toBe(0)
    expect(JSON.parse(await readFile(stateFile, 'utf8'))).toMatchObject({ version: 2 })
  })

  test('A port in use exits with 1 and a reason.', async () => {
    const first = createHost()
    const sent = first.nextEvent('sent')
    const firstEnded = runProgram(['--port', '0', '--seed', 'empty'], first.process)
    await sent
    const { port } = new URL(first.messages[0]!.url)
    const second = createHost()
    expect(await runProgram(['--port', port, '--seed', 'empty'], second.process)).toBe(1)
    expect(second.written.stderr).toMatch(/could not start: .*EADDRINUSE/)
    first.emit('SIGTERM')
    await firstEnded
  })
})
