import { ArrayMaxSize, IsOptional } from 'class-validator'
import { ArgsType, Field } from 'type-graphql'
import { PageArgs } from '../shared/PageArgs.js'
import { OperationState } from './Operation.js'

@ArgsType()
export class OperationsArgs extends PageArgs {
  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [OperationState], { nullable: true, description: 'What is known of them; absent: whatever it is.' })
  states?: OperationState[] | null

  @Field(() => Boolean, { nullable: true, description: 'True: those for which people have to decide.' })
  waitsForAdmin?: boolean | null
}
