import { Directive, Field, ObjectType } from 'type-graphql'

@Directive('@shareable')
@ObjectType({ description: 'Position of a page within its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are items after this page.' })
  hasNextPage!: boolean

  @Field(() => Boolean, {
    description:
      'Whether there were items before this page when its `after` cursor was created. True if `after` was given.',
  })
  hasPreviousPage!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first edge of this page; null if the page is empty.',
  })
  startCursor!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the last item of this page. Pass it as `after` to get the next page. Null if the page is empty.',
  })
  endCursor!: string | null
}
