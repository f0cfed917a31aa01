import type { Context } from '../../context.js'
import { NotFound } from '../../errors.js'
import { voiceSampleId } from '../../schema/shared/compositeId.js'
import type { VoiceSample } from '../../schema/voices/VoiceSample.js'

/** Null if the voice is not visible or has no such sample. */
export async function findSample(
  { loaders }: Pick<Context, 'loaders'>,
  voiceId: string,
  sampleId: string,
): Promise<VoiceSample | null> {
  const voice = await loaders.voice.load(voiceId)
  if (voice === null) return null
  const samples = voice.samples ?? (await loaders.voiceDetail.load(voiceId))?.samples
  return samples?.find((sample) => sample.upstreamId === sampleId) ?? null
}

export async function findSampleById(context: Pick<Context, 'loaders'>, id: string): Promise<VoiceSample | null> {
  const key = voiceSampleId.decode(id)
  return key && findSample(context, key.voiceId, key.sampleId)
}

/** @throws NotFound for what is no id of a sample. */
export function decodeSampleId(id: string): { voiceId: string; sampleId: string } {
  const key = voiceSampleId.decode(id)
  if (key === null) throw new NotFound('VoiceSample', id)
  return key
}
