import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../graph/GraphRequestError.js'
import { bytesInWords, secsInWords } from '../../output/formatUnits.js'
import { recordCaptcha } from '../../speech/recordTakes.js'
import type { Scene } from '../StepContext.js'

interface CaptchaAnswer {
  voice: { verificationCaptcha: { url: string; mediaType: string | null } }
}

interface Verified {
  voice: { verification: { isVerified: boolean; attemptsCount: number } }
}

const captcha = `query ($voiceId: ID!) { voice(id: $voiceId) { verificationCaptcha { url mediaType } } }`

const verifyVoiceCaptcha = `mutation ($input: VerifyVoiceCaptchaInput!) {
  verifyVoiceCaptcha(input: $input) {
    voice { verification { isVerified attemptsCount } }
    userErrors { code message path }
  }
}`

export async function verifyVoice({ stage, graph, folder }: Scene, voiceId: string): Promise<void> {
  stage.act('Proof that it is her own voice')
  stage.asked('voice { verificationCaptcha { url } }, then the picture from its signed URL')
  const { voice } = await graph.ask<CaptchaAnswer>(captcha, { voiceId })
  const response = await fetch(voice.verificationCaptcha.url)
  if (!response.ok) throw new Refusal([`The captcha answered HTTP ${response.status}`])
  const picture = Buffer.from(await response.arrayBuffer())
  const file = join(folder, 'captcha.png')
  await writeFile(file, picture)
  stage.came(`${file}: ${response.headers.get('content-type')}, ${bytesInWords(picture.length)}${pixelsOf(picture)}`)

  const recording = await recordCaptcha(folder)
  stage.asked(`verifyVoiceCaptcha(recording: ${recording.name}, ${secsInWords(recording.durationSecs)})`)
  const verified = await graph.upload<Verified>(verifyVoiceCaptcha, {
    input: { voiceId, recording: null },
    name: 'recording',
    files: [recording],
  })
  const { isVerified, attemptsCount } = verified.voice.verification
  if (!isVerified) throw new Refusal(['The recording was taken, but the voice is not verified.'])
  stage.came(`verified, at attempt ${attemptsCount}`)
}

/** Width and height stand at a fixed place of every PNG. */
function pixelsOf(picture: Buffer): string {
  if (picture.subarray(1, 4).toString('latin1') !== 'PNG') return ''
  return `, ${picture.readUInt32BE(16)} × ${picture.readUInt32BE(20)} pixels`
}
