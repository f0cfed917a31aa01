import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator'
import { ArgsType, Field, InputType } from 'type-graphql'
import { PageArgs } from '../shared/PageArgs.js'
import { VoiceOperationStatus } from './VoiceOperation.js'

@InputType({ description: 'Filter of operations. Fields are combined with AND, the values of one list with OR.' })
export class VoiceOperationFilter {
  @IsOptional()
  @ArrayMaxSize(50)
  @MaxLength(100, { each: true })
  @Field(() => [String], { nullable: true, description: 'Names of mutations, at most 50.' })
  kinds?: string[] | null

  @IsOptional()
  @ArrayMaxSize(10)
  @Field(() => [VoiceOperationStatus], { nullable: true, description: 'Statuses, at most 10.' })
  statuses?: VoiceOperationStatus[] | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: operations that an administrator must resolve. False: all others.',
  })
  isWaitingForAdmin?: boolean | null
}

@ArgsType()
export class VoiceOperationsArgs extends PageArgs {
  @IsOptional()
  @ValidateNested()
  @Field(() => VoiceOperationFilter, {
    nullable: true,
    description: 'Filter. Default: all operations that are visible to you.',
  })
  filter?: VoiceOperationFilter | null
}
