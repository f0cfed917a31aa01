import { Field, ObjectType } from 'type-graphql'
import { VoiceUserError } from '../shared/VoiceUserError.js'
import { LibraryVoice } from './LibraryVoice.js'

@ObjectType({ description: 'What `findSimilarVoices` answers.', simpleResolvers: true })
export class FindSimilarVoicesPayload {
  @Field(() => [LibraryVoice], { description: 'Voices of the public library, the most similar first.' })
  voices!: LibraryVoice[]

  @Field(() => [VoiceUserError], { description: 'Why nothing was looked for; empty when it was.' })
  userErrors!: VoiceUserError[]
}
