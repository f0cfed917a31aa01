import { Length, MaxLength } from 'class-validator'
import { Field, InputType } from 'type-graphql'

@InputType({ description: 'One label of a voice. The keys `language`, `accent`, `gender` and `age` are understood.' })
export class VoiceLabelInput {
  @Length(1, 100)
  @Field(() => String, { description: 'The key, kept exactly as it is written.' })
  key!: string

  @MaxLength(200)
  @Field(() => String, { description: 'The value under that key.' })
  value!: string
}
