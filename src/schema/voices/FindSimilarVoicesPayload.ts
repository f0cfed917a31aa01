import { Field, ObjectType } from 'type-graphql'
import { VoiceUserError } from '../shared/VoiceUserError.js'
import { LibraryVoice } from './LibraryVoice.js'

@ObjectType({ description: 'Result of `findSimilarVoices`.', simpleResolvers: true })
export class FindSimilarVoicesPayload {
  @Field(() => [LibraryVoice], { description: 'Voices of the public library, most similar first.' })
  voices!: LibraryVoice[]

  @Field(() => [VoiceUserError], { description: 'Errors that the user can correct; empty on success.' })
  userErrors!: VoiceUserError[]
}
