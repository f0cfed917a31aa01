import type { Context } from '../../context.js'
import { NotFound } from '../../errors.js'
import { voiceSampleId } from '../../schema/shared/compositeId.js'
import type { VoiceSample } from '../../schema/voices/VoiceSample.js'
import type { VoiceSampleSpeakerSeparation } from '../../schema/voices/VoiceSampleSpeakerSeparation.js'

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

/** From GET by id if a list of upstream omitted it. */
export function separationOf(
  { loaders }: Pick<Context, 'loaders'>,
  { voiceId, upstreamId: sampleId, separation }: VoiceSample,
): VoiceSampleSpeakerSeparation | null | Promise<VoiceSampleSpeakerSeparation | null> {
  return separation === undefined ? loaders.separation.load({ voiceId, sampleId }) : separation
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
