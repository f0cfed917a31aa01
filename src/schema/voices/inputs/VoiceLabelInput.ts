import { Length, MaxLength } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { UniqueItems } from '../../shared/UniqueItems.js'

@InputType({
  description: 'A label of a voice. The voice service interprets the keys `language`, `accent`, `gender` and `age`.',
})
export class VoiceLabelInput {
  @Length(1, 100)
  @Field(() => String, { description: 'Key, 1 to 100 characters, kept unchanged.' })
  key!: string

  @MaxLength(200)
  @Field(() => String, { description: 'Value, at most 200 characters.' })
  value!: string
}

/** Upstream keeps one value for each key. */
export function UniqueLabels(): PropertyDecorator {
  return UniqueItems(({ key }: VoiceLabelInput) => key, 'the key of an earlier label')
}
