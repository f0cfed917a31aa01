import { Field, ObjectType } from 'type-graphql'

@ObjectType({
  description: 'A label of a voice. Any key is allowed; keys are kept unchanged.',
  simpleResolvers: true,
})
export class VoiceLabel {
  @Field(() => String, { description: 'Key, such as `accent`, `gender`, `age` or `language`.' })
  key!: string

  @Field(() => String, { description: 'Value of the label.' })
  value!: string
}
