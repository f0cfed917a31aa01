import { none, type Reconciler, subjectOf } from './Reconciler.js'

export const reconcileDeleteVoice: Reconciler<'deleteVoice'> = async (operation, deps) => {
  const { subjectId } = operation
  if (subjectId === null || (await subjectOf(operation, deps)) !== null) return none
  return { found: 'ONE', outcome: { result: { voiceId: subjectId }, deletes: subjectId } }
}

/** Deleting the voice has also deleted the sample. */
export const reconcileDeleteVoiceSample: Reconciler<'deleteVoiceSample'> = async (operation, deps) => {
  const { subjectId, expectation } = operation
  const voice = await subjectOf(operation, deps)
  const exists = voice?.samples?.some(({ upstreamId }) => upstreamId === expectation.sampleId) ?? false
  if (subjectId === null || exists) return none
  return { found: 'ONE', outcome: { result: { voiceId: subjectId, sampleId: expectation.sampleId } } }
}
