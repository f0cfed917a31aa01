import { Directive, Field, ObjectType } from 'type-graphql'
import { VoiceUserError } from '../shared/VoiceUserError.js'
import { VoiceOperation } from './VoiceOperation.js'

@Directive('@tag(name: "admin")')
@ObjectType({ description: 'What `resolveOperation` answers.', simpleResolvers: true })
export class ResolveVoiceOperationPayload {
  @Field(() => VoiceOperation, {
    nullable: true,
    description: 'The operation as it ended; null when nothing was decided.',
  })
  operation!: VoiceOperation | null

  @Field(() => [VoiceUserError], { description: 'Why nothing was decided; empty when it was.' })
  userErrors!: VoiceUserError[]
}
