import { IsInt, IsOptional, Length, Min } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { IdempotencyKey } from '../shared/IdempotencyKey.js'

/** Fields of every edit of a dubbing. */
@InputType()
export abstract class VersionedEditInput {
  @IsOptional()
  @IsInt()
  @Min(0)
  @Field(() => Int, {
    nullable: true,
    description:
      'Version of the dubbing that the client has read, at least 0. If the dubbing has been edited since, nothing ' +
      'is changed and the user error is CONFLICT. Default: any version.',
  })
  version?: number | null

  @IdempotencyKey()
  idempotencyKey?: string | null
}

/** Fields of every edit of a dubbing as a whole or of several of its parts. */
@InputType()
export abstract class DubbingEditInput extends VersionedEditInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the dubbing. It must be created for the studio and have the status DUBBED.' })
  dubbingId!: string
}
