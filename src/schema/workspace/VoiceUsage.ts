import { Field, ID, ObjectType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'
import { SafeInt } from '../shared/scalars.js'

export const VoiceUsageScope = enumOf('VoiceUsageScope', 'Users to include in the usage.', {
  OWN: 'Only you.',
  TENANT: 'All users of your tenant. Requires the scope `tenant:admin`.',
})
export type VoiceUsageScope = keyof typeof VoiceUsageScope

export const VoiceUsageKind = enumOf('VoiceUsageKind', 'Kind of billed request, named after its mutation.', {
  DESIGN_VOICE: 'Previews of a voice that is generated from a description.',
  REMIX_VOICE: 'Previews of a remixed voice.',
  CREATE_VOICE_FROM_PREVIEW: 'A voice that is created from a preview.',
  CREATE_SPEECH: 'Speech that is generated from text.',
  CHANGE_VOICE: 'Speech of an audio file, converted to another voice.',
  ISOLATE_AUDIO: 'Speech of an audio file without background noise.',
  CREATE_SOUND_EFFECT: 'A sound effect that is generated from a description.',
  UNKNOWN: 'A kind that this version does not know.',
})
export type VoiceUsageKind = keyof typeof VoiceUsageKind

@ObjectType({ description: 'Requests of one kind and one user, with their cost.', simpleResolvers: true })
export class VoiceUsageEntry {
  @Field(() => VoiceUsageKind, { description: 'Kind of billed request.' })
  kind!: VoiceUsageKind

  @Field(() => ID, { nullable: true, description: 'Id of the user; null for the scope OWN.' })
  userId!: string | null

  @Field(() => SafeInt, { description: 'Cost in characters, as reported by the voice service.' })
  characters!: number

  @Field(() => SafeInt, { description: 'Number of requests.' })
  count!: number
}

@ObjectType({
  description: 'Requests in a period with their cost. Includes failed requests and deleted results.',
  simpleResolvers: true,
})
export class VoiceUsage {
  @Field(() => SafeInt, { description: 'Total cost in characters, as reported by the voice service.' })
  characters!: number

  @Field(() => [VoiceUsageEntry], { description: 'Usage by kind, and by user for the scope TENANT.' })
  entries!: VoiceUsageEntry[]
}
