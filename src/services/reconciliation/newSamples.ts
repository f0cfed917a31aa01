import type { NewSamples } from '../../datasources/postgres/operations/operationKinds.js'
import type { Voice } from '../../schema/voices/Voice.js'
import type { VoiceSample } from '../../schema/voices/VoiceSample.js'
import { none, type Reconciler, several, subjectOf } from './Reconciler.js'

export const reconcileAddVoiceSamples: Reconciler<'addVoiceSamples'> = async (operation, deps) => {
  const voice = await subjectOf(operation, deps)
  const samples = voice && findNewSamples(voice, operation.expectation)
  if (!voice || samples === 'NONE' || samples === null) return none
  if (samples === 'SEVERAL') return several
  return {
    found: 'ONE',
    outcome: { result: { voiceId: voice.id, sampleIds: samples.map(({ upstreamId }) => upstreamId) } },
  }
}

/**
 * The new samples with the names and sizes of these files. SEVERAL if only some match, or as many others are new: upstream
 * may have changed names or sizes.
 */
export function findNewSamples(
  voice: Voice,
  { sampleIdsBefore, files }: NewSamples,
): VoiceSample[] | 'SEVERAL' | 'NONE' {
  const candidates = (voice.samples ?? []).filter(({ upstreamId }) => !sampleIdsBefore.includes(upstreamId))
  // The names and sizes of the files are unknown if the process died before they were read.
  if (files === undefined) return candidates.length > 0 ? 'SEVERAL' : 'NONE'
  const matching = candidates.filter((sample) => files.some((file) => isOf(sample, file)))
  const areAllPresent = files.every(
    (file) =>
      matching.filter((sample) => isOf(sample, file)).length === files.filter((other) => isSame(file, other)).length,
  )
  if (areAllPresent) return matching
  return matching.length > 0 || candidates.length >= files.length ? 'SEVERAL' : 'NONE'
}

type NewFile = { fileName: string; sizeBytes: number }

function isOf({ fileName, sizeBytes }: VoiceSample, file: NewFile): boolean {
  return fileName === file.fileName && sizeBytes === file.sizeBytes
}

function isSame(one: NewFile, other: NewFile): boolean {
  return one.fileName === other.fileName && one.sizeBytes === other.sizeBytes
}
