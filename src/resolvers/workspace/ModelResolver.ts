import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../context.js'
import { Costs } from '../../schema/shared/Costs.js'
import { ModelTraining } from '../../schema/voices/VoiceFineTuning.js'
import { Model } from '../../schema/workspace/Model.js'
import { RequiresScope } from '../shared/requiresScope.js'

@Resolver(() => Model)
export class ModelResolver {
  @RequiresScope()
  @Query(() => [Model], { nullable: true, description: 'The models of the voice service.' })
  models(@Ctx() { loaders }: Context): Promise<Model[]> {
    return loaders.models()
  }
}

@Resolver(() => ModelTraining)
export class ModelTrainingResolver {
  @Costs('batched')
  @FieldResolver(() => Model, {
    nullable: true,
    description: 'The model that training is for, where it is still offered.',
  })
  async model(@Root() training: ModelTraining, @Ctx() { loaders }: Context): Promise<Model | null> {
    const models = await loaders.models()
    return models.find((model) => model.id === training.modelId) ?? null
  }
}
