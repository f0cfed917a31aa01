import { Directive, Field, ObjectType } from 'type-graphql'

@Directive('@shareable')
@ObjectType({ description: 'Where a page of a connection stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more items follow this page.' })
  hasNextPage!: boolean

  @Field(() => Boolean, {
    description: 'True if `after` was given: an item preceded this page when its cursor was made.',
  })
  hasPreviousPage!: boolean

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge of this page.' })
  startCursor!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last edge: pass it as `after` for the next page.',
  })
  endCursor!: string | null
}
