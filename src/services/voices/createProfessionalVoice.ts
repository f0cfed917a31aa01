import type { Context } from '../../context.js'
import type { CreateProfessionalVoiceInput } from '../../schema/voices/inputs/ProfessionalVoiceInputs.js'
import { runOperation } from '../operations/runOperation.js'

/** Makes an empty professional voice that belongs to the viewer. */
export function createProfessionalVoice(
  context: Context,
  input: CreateProfessionalVoiceInput,
): Promise<{ voiceId: string }> {
  const { name, language, description, labels, idempotencyKey } = input
  const request = { kind: 'createProfessionalVoice', idempotencyKey, input, expectation: { name } } as const
  return runOperation(context, request, async (operation) => {
    const made = await context.upstream
      .beforeWrite(() => operation.markSent())
      .voices.createProfessional({ name, language, description, labels })
    return { result: made, claim: { ...made, mirror: { name, category: 'PROFESSIONAL' } } }
  })
}
