import { IsOptional, Length } from 'class-validator'
import { Directive, Field, ID, InputType } from 'type-graphql'

@Directive('@tag(name: "admin")')
@InputType({ description: 'Decides what became of an operation whose outcome could not be found.' })
export class ResolveVoiceOperationInput {
  @Length(1, 100)
  @Field(() => ID, { description: 'The operation; its state has to be `UNKNOWN`.' })
  id!: string

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description: 'The voice that it made, for the one who asked for it; null to give it up.',
  })
  voiceId?: string | null

  @IsOptional()
  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description: 'The dub that it made, for the one who asked for it; null to give it up.',
  })
  dubbingId?: string | null
}
