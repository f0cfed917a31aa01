import { Field, ObjectType } from 'type-graphql'

@ObjectType({
  description: 'One label of a voice. Keys are free and kept exactly as they were written.',
  simpleResolvers: true,
})
export class VoiceLabel {
  @Field(() => String, { description: 'For example `accent`, `gender`, `age`, `language`.' })
  key!: string

  @Field(() => String, { description: 'The value under that key.' })
  value!: string
}
