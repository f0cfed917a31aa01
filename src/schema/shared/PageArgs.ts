import { Max, Min } from 'class-validator'
import { ArgsType, Field, Int } from 'type-graphql'
import { defaultPageSize, maxPageSize } from './pageSize.js'

@ArgsType()
export class PageArgs {
  @Min(1)
  @Max(maxPageSize)
  @Field(() => Int, { defaultValue: defaultPageSize, description: 'How many items to give at most, 1 to 100.' })
  first: number = defaultPageSize

  @Field(() => String, { nullable: true, description: 'Give what follows this cursor.' })
  after?: string | null
}
