import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { GraphRequestError } from '../graph/GraphRequestError.js'
import { formatBytes, formatSecs } from '../output/formatUnits.js'
import type { StepContext } from './StepContext.js'
import type { Uploaded } from './uploadSamples.js'

interface AudioAnswer {
  voice: { samples: readonly { id: string; audio: { url: string; expiresAt: string; durationSecs: number | null } }[] }
}

const audioOfSamples = `query ($voiceId: ID!) {
  voice(id: $voiceId) { samples { id audio { url expiresAt durationSecs } } }
}`

const firstBytes = 65_536

/** Reads the audio of a sample in two ranges, as a player does. */
export async function playAudio(
  { output, graph }: StepContext,
  voiceId: string,
  { recording, sample }: Uploaded,
): Promise<string> {
  output.step('Play a sample')
  output.request('voice { samples { audio { url } } }, then the bytes from the signed URL, in two ranges')
  const { voice } = await graph.query<AudioAnswer>(audioOfSamples, { voiceId })
  const audio = voice.samples.find(({ id }) => id === sample.id)?.audio
  if (audio === undefined) throw new GraphRequestError([`${sample.fileName} has no audio`])

  const chunks: Buffer[] = []
  for (const range of [`bytes=0-${firstBytes - 1}`, `bytes=${firstBytes}-`]) {
    const response = await fetch(audio.url, { headers: { range } })
    if (response.status !== 206)
      throw new GraphRequestError([`${range} answered HTTP ${response.status} instead of 206`])
    const chunk = Buffer.from(await response.arrayBuffer())
    chunks.push(chunk)
    output.response(
      `${range}: ${response.status}, ${formatBytes(chunk.length)}, ${response.headers.get('content-range')}`,
    )
  }
  const whole = Buffer.concat(chunks)
  if (digest(whole) !== digest(await readFile(recording.path))) throw new Error('The audio differs from the upload')
  output.response(`${formatBytes(whole.length)}, ${formatSecs(audio.durationSecs)}, identical to the upload`)
  return audio.url
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
