import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { Costs } from '../../schema/shared/Costs.js'
import { VoiceModelTraining } from '../../schema/voices/VoiceFineTuning.js'
import { VoiceModel } from '../../schema/workspace/VoiceModel.js'
import { loadModel } from '../shared/loadModel.js'
import { RequiresScope } from '../shared/RequiresScope.js'

@Resolver(() => VoiceModel)
export class VoiceModelResolver {
  @RequiresScope()
  @Query(() => [VoiceModel], { nullable: true, description: 'Lists the models of the voice service.' })
  voiceModels(@Ctx() { loaders }: Context): Promise<VoiceModel[]> {
    return loaders.models()
  }
}

@Resolver(() => VoiceModelTraining)
export class VoiceModelTrainingResolver {
  @Costs('batched')
  @FieldResolver(() => VoiceModel, {
    nullable: true,
    description: 'The model of the training; null if it is no longer offered.',
  })
  model(@Root() { modelId }: VoiceModelTraining, @Ctx() context: Context): Promise<VoiceModel | null> {
    return loadModel(modelId, context)
  }
}
