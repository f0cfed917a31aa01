import { Max, Min } from 'class-validator'
import { ArgsType, Field, Int } from 'type-graphql'
import { defaultPageSize, maxPageSize } from './pageSize.js'

@ArgsType()
export class PageArgs {
  @Min(1)
  @Max(maxPageSize)
  @Field(() => Int, { defaultValue: defaultPageSize, description: 'Maximum number of items to return, 1 to 100.' })
  first: number = defaultPageSize

  @Field(() => String, {
    nullable: true,
    description: 'Cursor. Returns the items after it. Default: the start of the list.',
  })
  after?: string | null
}
