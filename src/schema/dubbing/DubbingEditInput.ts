import { IsInt, IsOptional, Length, Min } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { IdempotencyKey } from '../shared/idempotencyKey.js'

/** What every edit of a dub says. It stands in the schema only as a part of others. */
@InputType()
export abstract class DubbingEditInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The dub; one of the studio that is done.' })
  dubbingId!: string

  @IsOptional()
  @IsInt()
  @Min(0)
  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the dub that the editor saw. When it has been edited since, nothing is done and the error is ' +
      'CONFLICT. Absent: whatever version it has.',
  })
  version?: number | null

  @IdempotencyKey()
  idempotencyKey?: string | null
}
