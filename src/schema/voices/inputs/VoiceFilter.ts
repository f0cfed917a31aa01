import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { enumOf } from '../../shared/enumOf.js'
import { VoiceCategory } from '../VoiceCategory.js'
import { VoiceTrainingStatus } from '../VoiceFineTuning.js'
import { VoiceAccess } from '../VoiceOwnership.js'

@InputType({ description: 'Which voices to list. Conditions are joined by AND; the values of one list by OR.' })
export class VoiceFilter {
  @IsOptional()
  @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'Part of the name, whatever its case.' })
  search?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @Field(() => [VoiceCategory], { nullable: true, description: 'How the voices came to be.' })
  categories?: VoiceCategory[] | null

  @IsOptional()
  @ArrayMaxSize(20)
  @Field(() => [VoiceTrainingStatus], {
    nullable: true,
    description: 'How far training is, for the model that is farthest along.',
  })
  trainingStatuses?: VoiceTrainingStatus[] | null

  @IsOptional()
  @ArrayMaxSize(20)
  @Field(() => [VoiceAccess], { nullable: true, description: 'Why the voices are visible to the viewer.' })
  accesses?: VoiceAccess[] | null
}

export const VoiceOrderField = enumOf('VoiceOrderField', 'What voices can be sorted by.', {
  NAME: 'The name.',
  CREATED_AT: 'When the voice was made, or first known here where that is not known.',
})
export type VoiceOrderField = keyof typeof VoiceOrderField

export const OrderDirection = enumOf('OrderDirection', 'Which way a list is sorted.', {
  ASC: 'From A to Z, from old to new.',
  DESC: 'From Z to A, from new to old.',
})
export type OrderDirection = keyof typeof OrderDirection

@InputType({ description: 'How to sort voices.' })
export class VoiceOrder {
  @Field(() => VoiceOrderField, { description: 'What to sort by.' })
  field!: VoiceOrderField

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Which way to sort.' })
  direction: OrderDirection = OrderDirection.ASC
}
