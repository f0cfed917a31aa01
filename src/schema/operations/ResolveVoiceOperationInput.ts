import { IsOptional, Length } from 'class-validator'
import { Directive, Field, ID, InputType } from 'type-graphql'

@Directive('@tag(name: "admin")')
@InputType({
  description: 'Input of `resolveVoiceOperation`. Without `voiceId` and `dubbingId` the operation is abandoned.',
})
export class ResolveVoiceOperationInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'Id of the operation. Its status must be `UNKNOWN`.' })
  id!: string

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the voice that the operation created. The actor of the operation becomes its owner. Null: no voice was ' +
      'created.',
  })
  voiceId?: string | null

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the dubbing that the operation created. The actor of the operation becomes its owner. Null: no dubbing ' +
      'was created.',
  })
  dubbingId?: string | null
}
