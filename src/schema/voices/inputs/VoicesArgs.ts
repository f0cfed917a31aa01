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
    description: 'Which voices to list; absent: all that the viewer may see.',
  })
  filter?: VoiceFilter | null

  @Field(() => VoiceOrder, {
    defaultValue: { field: VoiceOrderField.NAME, direction: OrderDirection.ASC },
    description: 'How to sort them.',
  })
  orderBy!: VoiceOrder
}
