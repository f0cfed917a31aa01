import { IsOptional, ValidateNested } from 'class-validator'
import { ArgsType, Field } from 'type-graphql'
import { PageArgs } from '../../shared/PageArgs.js'
import { OrderDirection, VoiceFilter, VoiceOrder, VoiceOrderField } from './VoiceFilter.js'

@ArgsType()
export class VoicesArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => VoiceFilter, {
    nullable: true,
    description: 'Filter. Default: all voices that are visible to you.',
  })
  filter?: VoiceFilter | null

  @Field(() => VoiceOrder, {
    defaultValue: { field: VoiceOrderField.NAME, direction: OrderDirection.ASC },
    description: 'Order of the voices.',
  })
  orderBy!: VoiceOrder
}
