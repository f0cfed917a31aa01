import { UpstreamNotFound, UpstreamRejected } from '../../errors.js'
import type { GeneratedAudioPayload } from '../../schema/audio/AudioPayloads.js'
import type { VoiceUserError } from '../../schema/shared/UserError.js'
import { assertValid } from '../../services/operations/assertValid.js'
import { InputRefused } from '../../services/operations/InputRefused.js'
import { userErrorFrom } from '../shared/userErrorFrom.js'

/**
 * Checks an input, has a sound made of it and shapes the payload: what a user can mend becomes `userErrors`, all else
 * stays thrown.
 */
export async function answerGeneration(
  input: object,
  generate: () => Promise<{ audioId: string }>,
): Promise<GeneratedAudioPayload> {
  const made = await generateChecked(input, generate)
  return { generatedAudioId: made.answer?.audioId ?? null, userErrors: made.userErrors }
}

/** Checks an input and has something made of it; what a user can mend stands where that would. */
export async function generateChecked<Answer>(
  input: object,
  generate: () => Promise<Answer>,
): Promise<{ answer: Answer | null; userErrors: VoiceUserError[] }> {
  try {
    await assertValid(input)
    return { answer: await generate(), userErrors: [] }
  } catch (error) {
    return { answer: null, userErrors: userErrorsFrom(error, input) }
  }
}

function userErrorsFrom(error: unknown, input: object): VoiceUserError[] {
  if (error instanceof InputRefused) return [...error.userErrors]
  const userError = userErrorFrom(error, input)
  const field = fieldAtFault(error, userError, input)
  return [field === null ? userError : { ...userError, path: ['input', field] }]
}

/** Which field of these inputs a failure means that may come from anywhere. */
function fieldAtFault(error: unknown, { code }: VoiceUserError, input: object): string | null {
  const isUpstreams = error instanceof UpstreamNotFound || error instanceof UpstreamRejected
  const ofWord = isUpstreams ? (fieldsOfWords[error.upstreamCode] ?? null) : null
  const field = code === 'UPLOAD_REFUSED' ? 'audio' : ofWord
  return field === 'audio' && !('audio' in input) ? null : field
}

const fieldsOfWords: Readonly<Record<string, string>> = {
  voice_not_found: 'voiceId',
  invalid_voice_settings: 'voiceSettings',
  request_too_large: 'audio',
}
