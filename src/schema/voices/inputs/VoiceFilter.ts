import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { enumOf } from '../../shared/enumOf.js'
import { VoiceCategory } from '../VoiceCategory.js'
import { VoiceTrainingStatus } from '../VoiceFineTuning.js'
import { VoiceAccess } from '../VoiceOwnership.js'

@InputType({ description: 'Filter of voices. Fields are combined with AND, the values of one list with OR.' })
export class VoiceFilter {
  @IsOptional()
  @MaxLength(200)
  @Field(() => String, {
    nullable: true,
    description: 'Text that the name contains, at most 200 characters. Case and blanks around the text are ignored.',
  })
  search?: string | null

  @IsOptional()
  @ArrayMaxSize(20)
  @Field(() => [VoiceCategory], { nullable: true, description: 'Categories, at most 20.' })
  categories?: VoiceCategory[] | null

  @IsOptional()
  @ArrayMaxSize(20)
  @Field(() => [VoiceTrainingStatus], {
    nullable: true,
    description: 'Training statuses, at most 20. The model with the most advanced training counts.',
  })
  trainingStatuses?: VoiceTrainingStatus[] | null

  @IsOptional()
  @ArrayMaxSize(20)
  @Field(() => [VoiceAccess], { nullable: true, description: 'Reasons why the voice is visible to you, at most 20.' })
  accesses?: VoiceAccess[] | null
}

export const VoiceOrderField = enumOf('VoiceOrderField', 'Field to order voices by.', {
  NAME: 'Name of the voice.',
  CREATED_AT: 'Time of creation; if it is not known, the time when this service first recorded the voice.',
})
export type VoiceOrderField = keyof typeof VoiceOrderField

export const OrderDirection = enumOf('OrderDirection', 'Direction of an order.', {
  ASC: 'Ascending.',
  DESC: 'Descending.',
})
export type OrderDirection = keyof typeof OrderDirection

@InputType({ description: 'Order of voices.' })
export class VoiceOrder {
  @Field(() => VoiceOrderField, { description: 'Field to order by.' })
  field!: VoiceOrderField

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Direction of the order.' })
  direction: OrderDirection = OrderDirection.ASC
}
