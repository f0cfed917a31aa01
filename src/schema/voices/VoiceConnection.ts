import { ObjectType } from 'type-graphql'
import { connectionOf } from '../shared/connectionOf.js'
import { Voice } from './Voice.js'

@ObjectType({ description: 'A page of voices.', simpleResolvers: true })
export class VoiceConnection extends connectionOf('Voice', Voice) {}
