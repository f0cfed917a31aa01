import { nothing, type Settler, subjectOf } from './Settler.js'

export const settleDeleteVoice: Settler<'deleteVoice'> = async (operation, doors) => {
  const { subjectId } = operation
  if (subjectId === null || (await subjectOf(operation, doors)) !== null) return nothing
  return { found: 'IT', outcome: { result: { voiceId: subjectId }, deletes: subjectId } }
}

/** With the voice all its samples are gone. */
export const settleDeleteVoiceSample: Settler<'deleteVoiceSample'> = async (operation, doors) => {
  const { subjectId, expectation } = operation
  const voice = await subjectOf(operation, doors)
  const isThere = voice?.samples?.some(({ id }) => id === expectation.sampleId) ?? false
  if (subjectId === null || isThere) return nothing
  return { found: 'IT', outcome: { result: { voiceId: subjectId, sampleId: expectation.sampleId } } }
}
