import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GraphRequestError } from '../graph/GraphRequestError.js'
import { formatBytes, formatSecs } from '../output/formatUnits.js'
import { recordCaptcha } from '../speech/recordSamples.js'
import type { StepContext } from './StepContext.js'

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

export async function verifyVoice({ output, graph, folder }: StepContext, voiceId: string): Promise<void> {
  output.step('Verify the voice')
  output.request('voice { verificationCaptcha { url } }, then the image from its signed URL')
  const { voice } = await graph.query<CaptchaAnswer>(captcha, { voiceId })
  const response = await fetch(voice.verificationCaptcha.url)
  if (!response.ok) throw new GraphRequestError([`The captcha URL returned HTTP ${response.status}`])
  const image = Buffer.from(await response.arrayBuffer())
  const file = join(folder, 'captcha.png')
  await writeFile(file, image)
  output.response(`${file}: ${response.headers.get('content-type')}, ${formatBytes(image.length)}${pixelsOf(image)}`)

  const recording = await recordCaptcha(folder)
  output.request(`verifyVoiceCaptcha(recording: ${recording.name}, ${formatSecs(recording.durationSecs)})`)
  const verified = await graph.upload<Verified>(verifyVoiceCaptcha, {
    input: { id: voiceId, recording: null },
    name: 'recording',
    files: [recording],
  })
  const { isVerified, attemptsCount } = verified.voice.verification
  if (!isVerified) throw new GraphRequestError(['The recording was accepted, but the voice is not verified.'])
  output.response(`verified at attempt ${attemptsCount}`)
}

/** Width and height are at a fixed offset in a PNG file. */
function pixelsOf(image: Buffer): string {
  if (image.subarray(1, 4).toString('latin1') !== 'PNG') return ''
  return `, ${image.readUInt32BE(16)} × ${image.readUInt32BE(20)} pixels`
}
