import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LocalFile } from '../graph/LocalFile.js'
import type { Speaker } from './Speaker.js'
import { sampleRate, speak } from './speak.js'
import { wavFile } from './wavFile.js'

export interface Take extends LocalFile {
  readonly durationSecs: number
}

const ada: Speaker = { pitchHz: 205, formantScale: 1.13, pace: 1 }
const ben: Speaker = { pitchHz: 108, formantScale: 0.96, pace: 0.95 }

interface Script {
  readonly name: string
  readonly lines: readonly (readonly [Speaker, string])[]
  /** Loudness of the street outside, against that of the speech. */
  readonly noise?: number
}

const scripts: readonly Script[] = [
  {
    name: 'lake.wav',
    lines: [
      [
        ada,
        'The lake was still before the sun came up. A small boat lay at the end of the pier, and nobody had touched it ' +
          'since the summer. She took the oars, looked at the far shore, and began to row. The water made no sound at all.',
      ],
    ],
  },
  {
    name: 'questions.wav',
    lines: [
      [
        { ...ada, pace: 1.1 },
        'Who left the lamp on? Was it you, or was it the wind? And where does the path go after the mill? I have asked ' +
          'three people, and each of them told me a different story. Would you like to hear mine?',
      ],
    ],
  },
  {
    name: 'street.wav',
    lines: [
      [
        { ...ada, pace: 0.95 },
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

/** What a person would read aloud from the captcha. */
const captchaScript: Script = {
  name: 'captcha.wav',
  lines: [[ada, 'This is my own voice, and I agree that it is trained.']],
}

/** Records a few takes of one voice into a folder: two plain ones, a noisy one, and one in which somebody else talks too. */
export function recordTakes(folder: string): Promise<Take[]> {
  return Promise.all(scripts.map((script) => record(folder, script)))
}

export function recordCaptcha(folder: string): Promise<Take> {
  return record(folder, captchaScript)
}

async function record(folder: string, { name, lines, noise = 0 }: Script): Promise<Take> {
  const waves = lines.map(([speaker, text]) => speak(text, speaker))
  const wave = new Float32Array(waves.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const spoken of waves) {
    wave.set(spoken, at)
    at += spoken.length
  }
  const peak = wave.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  for (let index = 0; index < wave.length; index++) wave[index]! += (Math.random() * 2 - 1) * noise * peak
  const bytes = wavFile(wave)
  const path = join(folder, name)
  await writeFile(path, bytes)
  return { name, path, mediaType: 'audio/wav', sizeBytes: bytes.length, durationSecs: wave.length / sampleRate }
}
