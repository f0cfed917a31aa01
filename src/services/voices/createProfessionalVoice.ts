import type { Context } from '../../context.js'
import type { CreateProfessionalVoiceInput } from '../../schema/voices/inputs/ProfessionalVoiceInputs.js'
import { runOperation } from '../operations/runOperation.js'

export function createProfessionalVoice(
  context: Context,
  input: CreateProfessionalVoiceInput,
): Promise<{ voiceId: string }> {
  const { name, language, description, labels, idempotencyKey } = input
  const request = { kind: 'createProfessionalVoice', idempotencyKey, input, expectation: { name } } as const
  return runOperation(context, request, async (operation) => {
    const created = await context.upstream
      .beforeWrite(() => operation.markSent())
      .voices.createProfessional({ name, language, description, labels })
    return { result: created, claim: { ...created, mirror: { name, category: 'PROFESSIONAL' } } }
  })
}
