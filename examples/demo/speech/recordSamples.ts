import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LocalFile } from '../graph/LocalFile.js'
import type { Speaker } from './Speaker.js'
import { sampleRate } from './sampleRate.js'
import { synthesize } from './synthesize.js'
import { wavFile } from './wavFile.js'

export interface LocalRecording extends LocalFile {
  readonly durationSecs: number
}

const ada: Speaker = { pitchHz: 205, formantScale: 1.13, speed: 1 }
const ben: Speaker = { pitchHz: 108, formantScale: 0.96, speed: 0.95 }

interface RecordingText {
  readonly name: string
  readonly lines: readonly (readonly [Speaker, string])[]
  /** Amplitude of background noise relative to the speech. */
  readonly noise?: number
}

const recordingTexts: readonly RecordingText[] = [
  {
    name: 'lake.wav',
    lines: [
      [
        ada,
        'The lake was still before the sun came up. A small boat lay at the end of the pier, and it had not been ' +
          'used since the summer. She took the oars, looked at the far shore, and began to row. The water made no sound at all.',
      ],
    ],
  },
  {
    name: 'questions.wav',
    lines: [
      [
        { ...ada, speed: 1.1 },
        'Who left the lamp on? Was it you, or was it the wind? And where does the path go after the mill? I have asked ' +
          'three people, and each of them knew a different story. Would you like to hear mine?',
      ],
    ],
  },
  {
    name: 'street.wav',
    lines: [
      [
        { ...ada, speed: 0.95 },
        'I am standing at the corner of the market. The trams pass every few minutes, and the rain has just begun. You ' +
          'can hear that this room is not a studio, so please take the noise away before anyone listens.',
      ],
    ],
    noise: 0.04,
  },
  {
    name: 'interview.wav',
    lines: [
      [ben, 'Good evening. Tell us how it all began.'],
      [ada, 'With a microphone that I found in the attic, and with too much time.'],
      [ben, 'And when did you know that this would be your work?'],
      [ada, 'When the first letter came, from somebody who could not sleep without the story of the boat.'],
      [ben, 'Thank you, Ada.'],
    ],
  },
]

/** The text that a user would read from the captcha. */
const captchaRecording: RecordingText = {
  name: 'captcha.wav',
  lines: [[ada, 'This is my own voice, and I agree that it is trained.']],
}

/** Writes recordings of one voice: two clean ones, a noisy one, and one with a second speaker. */
export function recordSamples(folder: string): Promise<LocalRecording[]> {
  return Promise.all(recordingTexts.map((text) => record(folder, text)))
}

export function recordCaptcha(folder: string): Promise<LocalRecording> {
  return record(folder, captchaRecording)
}

async function record(folder: string, { name, lines, noise = 0 }: RecordingText): Promise<LocalRecording> {
  const parts = lines.map(([speaker, text]) => synthesize(text, speaker))
  const samples = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    samples.set(part, at)
    at += part.length
  }
  const peak = samples.reduce((max, value) => Math.max(max, Math.abs(value)), 0)
  for (let index = 0; index < samples.length; index++) samples[index]! += (Math.random() * 2 - 1) * noise * peak
  const bytes = wavFile(samples)
  const path = join(folder, name)
  await writeFile(path, bytes)
  return { name, path, mediaType: 'audio/wav', sizeBytes: bytes.length, durationSecs: samples.length / sampleRate }
}
