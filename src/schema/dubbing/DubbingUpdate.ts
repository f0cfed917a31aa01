import { Field, ID, ObjectType } from 'type-graphql'
import { SafeInt } from '../shared/scalars.js'

@ObjectType({ description: 'That a dub has changed.', simpleResolvers: true })
export class DubbingUpdate {
  @Field(() => SafeInt, {
    description: 'Rises with every change of the dub; pass the highest you have as `since` to skip what you know.',
  })
  revision!: number

  @Field(() => [ID], {
    nullable: true,
    description:
      'Segments that came, changed or went since the update before this one: their text and times, in any language, ' +
      'whether they are stale, and what is heard. Null where that is not known, as in the first one: then all of what ' +
      'you have of segments is to be read anew.',
  })
  changedSegmentIds!: readonly string[] | null
}
