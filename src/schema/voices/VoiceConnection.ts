import { ObjectType } from 'type-graphql'
import { connectionOf } from '../shared/connectionOf.js'
import { Voice } from './Voice.js'

@ObjectType({ description: 'A page of a list of voices.', simpleResolvers: true })
export class VoiceConnection extends connectionOf('Voice', Voice) {}
