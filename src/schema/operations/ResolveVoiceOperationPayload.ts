import { Directive, Field, ObjectType } from 'type-graphql'
import { VoiceUserError } from '../shared/VoiceUserError.js'
import { VoiceOperation } from './VoiceOperation.js'

@Directive('@tag(name: "admin")')
@ObjectType({ description: 'Result of `resolveVoiceOperation`.', simpleResolvers: true })
export class ResolveVoiceOperationPayload {
  @Field(() => VoiceOperation, {
    nullable: true,
    description: 'The operation after the change; null if nothing was changed.',
  })
  operation!: VoiceOperation | null

  @Field(() => [VoiceUserError], { description: 'Errors that the user can correct; empty on success.' })
  userErrors!: VoiceUserError[]
}
