import { Field, ID, ObjectType } from 'type-graphql'
import { SafeInt } from '../shared/scalars.js'

@ObjectType({ description: 'A change of a dubbing.', simpleResolvers: true })
export class DubbingUpdate {
  @Field(() => SafeInt, {
    description:
      'Number that increases with every change of the dubbing. Pass the highest value received as `since` to skip ' +
      'older states.',
  })
  revision!: number

  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of the segments that were created, changed or deleted since the previous update: text, times, staleness ' +
      'or audio in any language. Null if this is not known, as in the first update: read all segments again.',
  })
  changedSegmentIds!: readonly string[] | null
}
