import { expect, test } from '@jest/globals'
import { cleanFileName } from '../../../src/text/cleanFileName.js'
import { openUpload, wavOf } from './openUpload.js'
import { startUploadServer } from './uploadServer.js'

const query = 'mutation ($files: [Upload!]!) { consume(files: $files) { fileName } }'

/** The name of a file after its upload, by the parameters of the `content-disposition` of its part. */
async function nameOf(parameters: string): Promise<string | undefined> {
  const { url } = await startUploadServer()
  const client = openUpload(url)
  await client.field('operations', { query, variables: { files: [null] } })
  await client.field('map', { 0: ['variables.files.0'] })
  const boundary = '--a-boundary-of-the-tests'
  await client.write(
    `${boundary}\r\ncontent-disposition: form-data; name="0"; ${parameters}\r\ncontent-type: audio/wav\r\n\r\n`,
  )
  await client.write(wavOf(100))
  await client.write('\r\n')
  await client.end()
  const { data, errors } = await client.answer
  expect(errors).toEqual([])
  return data!.consume![0]!.fileName
}

test.each([
  ['filename="memo.wav"', 'memo.wav'],
  ["filename*=UTF-8''memo%1B1.wav", 'memo1.wav'],
  ["filename*=UTF-8''a%00b%0D%0A%7F%C2%85c.wav", 'abc.wav'],
  ["filename*=UTF-8''memo%E2%80%AEvaw.exe.wav", 'memovaw.exe.wav'],
  ["filename*=UTF-8''Zoe%CC%88.wav", 'Zoë.wav'],
  ["filename*=UTF-16LE''a%00%3C%D8.%00w%00", 'a\ufffd.w'],
  ["filename*=UTF-8''%1B%00", 'file'],
  ['filename=".."', 'file'],
  ['filename="C:\\fakepath\\memo.wav"', 'memo.wav'],
])('A file with %s is uploaded as %j', async (parameters, name) => {
  const cleaned = await nameOf(parameters)
  expect(cleaned).toBe(name)
  expect(cleaned!.isWellFormed()).toBe(true)
})

test.each([
  ['a microphone', '🎤'],
  ['a family', '👨‍👩‍👧‍👦'],
  ['a flag', '🇰🇪'],
  ['a letter with a mark', 'q\u0323'],
  ['a Hangul syllable', '각'],
  ['a letter', 'x'],
])('A long name of %s is cut between characters and keeps its extension', async (_, character) => {
  for (const shift of ['', 'a', 'ab', 'abc']) {
    const name = `${shift}${character.repeat(126)}.wav`
    const cleaned = cleanFileName(name)
    expect(cleaned.length).toBeLessThanOrEqual(255)
    expect(cleaned.length).toBeGreaterThan(Math.min(name.length, 255) - character.length)
    const stem = cleaned.slice(shift.length, -'.wav'.length)
    expect(cleaned).toBe(`${shift}${character.repeat(stem.length / character.length)}.wav`)
  }
})

test('A name that is one long character is cut between code points', () => {
  for (const length of [400, 401, 40_000]) {
    const cleaned = cleanFileName(`a${'\u{1d165}'.repeat(length)}.wav`)
    expect(cleaned).toMatch(/^a\u{1d165}+\.wav$/u)
    expect(cleaned.length).toBeGreaterThan(240)
    expect(cleaned.length).toBeLessThanOrEqual(255)
  }
})

test('126 microphones with an extension are uploaded', async () => {
  const name = await nameOf(`filename="${'🎤'.repeat(126)}.wav"`)
  expect(name).toBe(`${'🎤'.repeat(125)}.wav`)
})
