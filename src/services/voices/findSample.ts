import type { Context } from '../../context.js'
import type { VoiceSample } from '../../schema/voices/VoiceSample.js'

/** A sample of a voice that the viewer may see; null where there is none. */
export async function findSample(
  { loaders }: Pick<Context, 'loaders'>,
  voiceId: string,
  sampleId: string,
): Promise<VoiceSample | null> {
  const voice = await loaders.voice.load(voiceId)
  if (voice === null) return null
  const samples = voice.samples ?? (await loaders.voiceDetail.load(voiceId))?.samples
  return samples?.find((sample) => sample.id === sampleId) ?? null
}
