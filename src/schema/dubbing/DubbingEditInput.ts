import { IsInt, IsOptional, Length, Min } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { IdempotencyKey } from '../shared/IdempotencyKey.js'

/** Fields of every edit of a dub. */
@InputType()
export abstract class VersionedEditInput {
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

/** Fields of every edit of a dub as a whole, or of several of its parts. */
@InputType()
export abstract class DubbingEditInput extends VersionedEditInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the dub. It has to be made for the studio, and its status DUBBED.' })
  dubbingId!: string
}
