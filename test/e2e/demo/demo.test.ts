import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { startTestApp } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'

jest.setTimeout(240_000)

interface Demo {
  readonly process: ChildProcess
  output(): string
  /** Waits for this output and returns the match. */
  printed(pattern: RegExp): Promise<RegExpExecArray>
  exitCode(): Promise<number | null>
}

describe('The demo', () => {
  const running: ChildProcess[] = []
  /** The parent of the temporary folders of the demo. */
  let temporary: string

  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'polyphony-demo-test-'))
  })
  afterAll(() => rm(temporary, { recursive: true, force: true }))
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL')
  })

  /** Starts the compiled program; `--own` because another server may run on this machine. */
  function play(args: string[] = ['--own'], env: Record<string, string> = {}): Demo {
    const child = spawn(process.execPath, ['dist/examples/demo/main.js', ...args], {
      env: { PATH: process.env.PATH, TMPDIR: temporary, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.push(child)
    const closed = once(child, 'close')
    let text = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
    }
    return {
      process: child,
      output: () => text,
      printed: (pattern) =>
        waitUntil(
          () => {
            const match = pattern.exec(text)
            if (match || child.exitCode === null) return match
            throw new Error(`The demo ended without printing ${pattern}:\n${text}`)
          },
          () => `the demo prints ${pattern}:\n${text}`,
          { timeoutMs: 200_000 },
        ),
      async exitCode() {
        const [code] = (await closed) as [number | null]
        return code
      },
    }
  }

  const ownServer = /at (http:\S+) \(started for this demo on the emulator, process (\d+)\)/

  async function expectEnd(pid: number): Promise<void> {
    await waitUntil(() => !isAlive(pid), `process ${pid} ends`)
  }

  function isAlive(pid: number): boolean {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }

  test('creates, trains, uses and deletes a voice on its own server, and leaves nothing behind', async () => {
    const demo = play()
    const [, , pid] = await demo.printed(ownServer)
    const code = await demo.exitCode()
    const output = demo.output()
    expect({ code, output }).toMatchObject({ code: 0 })
    for (const line of [
      /dev-user of org:dev, scopes: .*voices:write/,
      /voice (\S+): PROFESSIONAL.*MANAGE[\s\S]*voice \1 again; voices with this name: 1/,
      /sent \[#+\] 100%/,
      /sample \S+: interview\.wav, \d+\.\d s, audio\/wav/,
      /"the lake\.wav", used from 250 ms to 9000 ms/,
      /street\.wav: background noise removed/,
      /separation \[#+\] 100% {2}SUCCEEDED/,
      /speaker (\S+): .* utterances[\s\S]*trained on: \S+/,
      /captcha\.png: image\/png, .* pixels/,
      /verified at attempt 1/,
      /training .*RUNNING[\s\S]*training \[#+\] 100% {2}SUCCEEDED/,
      /VOICE_TRAINING: SUCCEEDED in \d+\.\d s\s+< SPEAKER_SEPARATION: SUCCEEDED/,
      /bytes=0-65535: 206[\s\S]*identical to the upload/,
      /null: not visible\s+.*shareVoice[\s\S]*: VIEW\s[\s\S]*unshareVoice[\s\S]*null: not visible/,
      /voice\(id\) is null; the audio URL returns 404/,
      /dubbing (\S+) of 1\.9 MB[\s\S]*dubbing .*DUBBING[\s\S]*dubbing \[#+\] 100% {2}DUBBED[\s\S]*version 1, \d+ segments/,
      /changed segments: 1; stale at version 2[\s\S]*CONFLICT at input\.version[\s\S]*"Buenas noches\.", dubbed at version 3/,
      /render .*PROCESSING[\s\S]*render \[#+\] 100% {2}COMPLETE[\s\S]*interview\.es\.mp3: audio\/mpeg, \d+ kB/,
      /the subscription has completed; the render URL returns 404/,
      /Done\./,
    ]) {
      expect(output).toMatch(line)
    }
    await expectEnd(Number(pid))
    expect(await readdir(temporary)).toEqual([])
  })

  test.each([
    ['SIGINT', 130],
    ['SIGKILL', null],
  ] as const)('that is ended by %s stops its server', async (signal, code) => {
    const demo = play()
    const [, url, pid] = await demo.printed(ownServer)
    await demo.printed(/speakerSeparationUpdated over a WebSocket/)
    demo.process.kill(signal)
    expect(await demo.exitCode()).toBe(code)
    await expectEnd(Number(pid))
    await expect(fetch(url!)).rejects.toThrow()
  })

  test('prints a refusal and exits with 1', async () => {
    await using app = await startTestApp()
    const anonymous = play([], { POLYPHONY_URL: app.url })
    expect(await anonymous.exitCode()).toBe(1)
    expect(anonymous.output()).toMatch(/! UNAUTHENTICATED at voiceViewer: /)

    const nowhere = play([], { POLYPHONY_URL: 'http://127.0.0.1:1' })
    expect(await nowhere.exitCode()).toBe(1)
    expect(nowhere.output()).toMatch(/! .*fetch failed/)
  })
})
