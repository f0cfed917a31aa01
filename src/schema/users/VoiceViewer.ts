import { Field, ID, ObjectType } from 'type-graphql'
import { DateTime } from '../shared/scalars.js'
import { User } from './User.js'

@ObjectType('VoiceViewer', {
  description: 'The authenticated user and the permissions of the token.',
  simpleResolvers: true,
})
export class VoiceViewer {
  @Field(() => User, { description: 'The user who is authenticated by the token.' })
  user!: User

  @Field(() => ID, {
    description: 'Id of the tenant of the token: `org:…`, or `user:…` if the token names no organization.',
  })
  tenantId!: string

  @Field(() => [String], { description: 'Scopes of the token that this schema uses, sorted.' })
  scopes!: string[]

  @Field(() => DateTime, { nullable: true, description: 'When the token expires; null for the development user.' })
  expiresAt!: Date | null
}
