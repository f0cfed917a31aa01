import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { TimedLines } from '../../../../src/datasources/elevenlabs/apis/TimedLines.js'
import { errorFromNetwork } from '../../../../src/datasources/elevenlabs/client/errorFromNetwork.js'
import { UpstreamBody } from '../../../../src/datasources/elevenlabs/client/UpstreamBody.js'
import { UpstreamUnavailable } from '../../../../src/errors.js'
import { audioOf, errorOf, listOf, timedLine } from '../client/generations.js'

const MOST = 100_000

function bodyOf(pieces: Iterable<Buffer | string> | AsyncIterable<Buffer>): UpstreamBody {
  return new UpstreamBody(Readable.from(pieces, { objectMode: false }), errorFromNetwork)
}

function linesOf(pieces: Iterable<Buffer | string>, maxLineBytes = MOST): TimedLines {
  return new TimedLines(bodyOf(pieces), maxLineBytes)
}

function silentBody(): UpstreamBody {
  return new UpstreamBody(new Readable({ read() {} }), errorFromNetwork)
}

/** A text split into chunks of this many bytes, also within characters. */
function* cutEvery(size: number, text: string): Generator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const LINES = [timedLine('Ä漢🦊'), timedLine('b', 3), timedLine('µ', 4)]
const TEXT = `${LINES[0]}\n\n  \r\n${LINES[1]}\r\n\n${LINES[2]}\n\n`

describe('TimedLines', () => {
  test.each([1, 2, 3, 7, 100, MOST])('reads the same from network chunks of %i bytes', async (size) => {
    const chunks = await listOf(linesOf(cutEvery(size, TEXT)))
    expect(chunks.map(({ audio }) => audio.toString())).toEqual(['sound of Ä漢🦊', 'sound of b', 'sound of µ'])
    expect(chunks[0]).toMatchObject({
      alignment: { characters: ['Ä', '漢', '🦊'], startSecs: [0, 1, 2], endSecs: [1, 2, 3] },
      normalizedAlignment: { characters: ['Ä', '漢', '🦊'] },
    })
  })

  test('accepts a last line without a newline', async () => {
    expect(audioOf(await listOf(linesOf([`${LINES[0]}\n${LINES[1]}`]))).toString()).toBe('sound of Ä漢🦊sound of b')
  })

  test('accepts chunks without times, and times without audio', async () => {
    const untimed = '{"audio_base64":"YQ==","alignment":null,"normalized_alignment":null}'
    const silent = JSON.stringify({ ...JSON.parse(LINES[1]!), audio_base64: null })
    const chunks = await listOf(linesOf([`${untimed}\n{"audio_base64":"YQ=="}\n${silent}\n`]))
    expect(chunks).toMatchObject([
      { alignment: null, normalizedAlignment: null },
      { alignment: null, normalizedAlignment: null },
      { audio: Buffer.alloc(0), alignment: { characters: ['b'] } },
    ])
  })

  test.each([
    ['garbage', 'secret garbage'],
    ['a truncated line', LINES[1]!.slice(0, 40)],
    ['a list', '[]'],
    ['a number', '7'],
    ['an error', '{"detail":{"code":"internal_error"}}'],
    ['a line without any value', '{"audio_base64":null}'],
    ['audio that is not a string', '{"audio_base64":7}'],
    ['audio that is not base64', '{"audio_base64":"a*?b"}'],
  ])('fails at %s after the lines before it, and releases the body', async (_, line) => {
    const body = bodyOf([`${LINES[0]}\n${line}\n${LINES[2]}\n`])
    const seen: Buffer[] = []
    const reading = async () => {
      for await (const { audio } of new TimedLines(body, MOST)) seen.push(audio)
    }
    const error = await errorOf(reading())
    expect(error).toBeInstanceOf(UpstreamUnavailable)
    expect(String((error as Error).cause)).not.toContain('secret')
    expect(seen).toHaveLength(1)
    expect(body.destroyed).toBe(true)
  })

  test('is bounded by the length of a line', async () => {
    expect(await listOf(linesOf([`${LINES[0]}\n${LINES[0]}\n${LINES[0]}\n`], 500))).toHaveLength(3)
    const body = bodyOf(cutEvery(50, `{"audio_base64":"${'A'.repeat(10_000)}`))
    const error = await errorOf(listOf(new TimedLines(body, 500)))
    expect(error).toMatchObject({ cause: { message: expect.stringContaining('500 bytes') } })
    expect(body.destroyed).toBe(true)
  })

  test.each([['\n\n'], ['{"audio_base64":""}\n']])('skips the line %j without audio and does not end', async (text) => {
    await expect(listOf(linesOf([text]))).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
  })

  test('reports the error of the body, and omits the partial line before it', async () => {
    const broken = new UpstreamUnavailable()
    let breakOff = () => {}
    const isRead = new Promise<void>((resolve) => {
      breakOff = resolve
    })
    const body = bodyOf(
      (async function* () {
        yield Buffer.from(`${LINES[0]}\n{"audio`)
        await isRead
        throw broken
      })(),
    )
    const reading = new TimedLines(body, MOST)[Symbol.asyncIterator]()
    expect((await reading.next()).done).toBe(false)
    breakOff()
    expect(await errorOf(reading.next())).toBe(broken)
  })

  test('closes the body when the reader leaves, before the first line or while waiting', async () => {
    const unread = silentBody()
    await new TimedLines(unread, MOST)[Symbol.asyncIterator]().return?.()
    expect(unread.destroyed).toBe(true)
    const silent = silentBody()
    const reading = new TimedLines(silent, MOST)[Symbol.asyncIterator]()
    const waiting = reading.next().catch(() => 'over')
    await reading.return?.()
    expect(silent.destroyed).toBe(true)
    expect(await waiting).toBe('over')
    const left = bodyOf([TEXT])
    for await (const _ of new TimedLines(left, MOST)) break
    expect(left.destroyed).toBe(true)
  })

  test('can be read once', async () => {
    const lines = linesOf([TEXT])
    await listOf(lines)
    await expect(listOf(lines)).rejects.toThrow('once')
  })
})
