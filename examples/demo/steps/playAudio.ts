import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Refusal } from '../graph/GraphRequestError.js'
import { bytesInWords, secsInWords } from '../output/formatUnits.js'
import type { Uploaded } from './acts/uploadSamples.js'
import type { Scene } from './StepContext.js'

interface AudioAnswer {
  voice: { samples: readonly { id: string; audio: { url: string; expiresAt: string; durationSecs: number | null } }[] }
}

const audioOfSamples = `query ($voiceId: ID!) {
  voice(id: $voiceId) { samples { id audio { url expiresAt durationSecs } } }
}`

const firstBytes = 65_536

/** As a player does: a first piece, then the rest. The URL is answered as the URL of a sample whose voice is visible. */
export async function playBack({ stage, graph }: Scene, voiceId: string, { take, sample }: Uploaded): Promise<string> {
  stage.act('Played back')
  stage.asked('voice { samples { audio { url } } }, then the bytes from the signed URL, in two ranges')
  const { voice } = await graph.ask<AudioAnswer>(audioOfSamples, { voiceId })
  const audio = voice.samples.find(({ id }) => id === sample.id)?.audio
  if (audio === undefined) throw new Refusal([`${sample.fileName} has no audio`])

  const pieces: Buffer[] = []
  for (const range of [`bytes=0-${firstBytes - 1}`, `bytes=${firstBytes}-`]) {
    const response = await fetch(audio.url, { headers: { range } })
    if (response.status !== 206) throw new Refusal([`${range} answered HTTP ${response.status} instead of 206`])
    const piece = Buffer.from(await response.arrayBuffer())
    pieces.push(piece)
    stage.came(`${range}: ${response.status}, ${bytesInWords(piece.length)}, ${response.headers.get('content-range')}`)
  }
  const whole = Buffer.concat(pieces)
  if (digest(whole) !== digest(await readFile(take.path))) throw new Error('What comes back is not what was sent')
  stage.came(`${bytesInWords(whole.length)}, ${secsInWords(audio.durationSecs)}, byte for byte what was uploaded`)
  return audio.url
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
