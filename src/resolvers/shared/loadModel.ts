import type { Context } from '../../context.js'
import type { VoiceModel } from '../../schema/workspace/VoiceModel.js'

/** Null if the voice service no longer offers the model. */
export async function loadModel(id: string, { loaders }: Context): Promise<VoiceModel | null> {
  const models = await loaders.models()
  return models.find((model) => model.id === id) ?? null
}
