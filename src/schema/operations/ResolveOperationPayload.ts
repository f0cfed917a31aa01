import { Field, ObjectType } from 'type-graphql'
import { UserError } from '../shared/UserError.js'
import { Operation } from './Operation.js'

@ObjectType({ description: 'What `resolveOperation` answers.', simpleResolvers: true })
export class ResolveOperationPayload {
  @Field(() => Operation, { nullable: true, description: 'The operation as it ended; null when nothing was decided.' })
  operation!: Operation | null

  @Field(() => [UserError], { description: 'Why nothing was decided; empty when it was.' })
  userErrors!: UserError[]
}
