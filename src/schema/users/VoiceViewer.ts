import { Field, ID, ObjectType } from 'type-graphql'
import { DateTime } from '../shared/scalars.js'
import { User } from './User.js'

@ObjectType('VoiceViewer', { description: 'Who is asking, and what the token allows.', simpleResolvers: true })
export class VoiceViewer {
  @Field(() => User, { description: 'The user that the token stands for.' })
  user!: User

  @Field(() => ID, { description: 'The tenant that the user acts in.' })
  tenantId!: string

  @Field(() => [String], { description: 'The scopes of the token that this graph knows, sorted.' })
  scopes!: string[]

  @Field(() => DateTime, { nullable: true, description: 'When the token expires; null for the development user.' })
  expiresAt!: Date | null
}
