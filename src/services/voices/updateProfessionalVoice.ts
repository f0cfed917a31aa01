import type { Context } from '../../context.js'
import type { UpdateProfessionalVoiceInput } from '../../schema/voices/inputs/ProfessionalVoiceInputs.js'
import { assertChange } from '../operations/assertChange.js'
import { runOperation } from '../operations/runOperation.js'
import { requireVoice } from './requireVoice.js'

export async function updateProfessionalVoice(
  context: Context,
  input: UpdateProfessionalVoiceInput,
): Promise<{ voiceId: string }> {
  const { id: voiceId, name, language, description, labels } = input
  await requireVoice(context, voiceId, 'updateProfessionalVoice')
  const fields = ['name', 'language', 'description', 'labels'] as const
  assertChange(input, fields, { clearable: ['description'], replaced: ['labels'] })
  const change = {
    name: name ?? undefined,
    language: language ?? undefined,
    // Upstream ignores null.
    description: description === null ? '' : description,
    labels: labels ?? undefined,
  }
  const expectation = { ...change, labels: labels?.map(({ key, value }) => ({ key, value })) }
  const request = { kind: 'updateProfessionalVoice', input, subjectId: voiceId, expectation } as const
  return runOperation(context, request, async (operation) => {
    await context.upstream.beforeWrite(() => operation.markSent()).voices.updateProfessional(voiceId, change)
    return { result: { voiceId } }
  })
}
