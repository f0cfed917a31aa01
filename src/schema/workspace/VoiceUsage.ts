import { Field, ID, ObjectType } from 'type-graphql'
import { enumOf } from '../shared/enumOf.js'
import { SafeInt } from '../shared/scalars.js'

export const VoiceUsageScope = enumOf('VoiceUsageScope', 'Whose usage to sum up.', {
  OWN: 'Your own.',
  TENANT: 'That of everybody in your tenant, by user; for its administrators.',
})
export type VoiceUsageScope = keyof typeof VoiceUsageScope

export const VoiceUsageKind = enumOf('VoiceUsageKind', 'What was paid for, named after its mutation.', {
  DESIGN_VOICE: 'Previews of a voice, from words.',
  REMIX_VOICE: 'Previews of a voice as it could be.',
  CREATE_VOICE_FROM_PREVIEW: 'A voice, from a preview.',
  CREATE_SPEECH: 'A text, spoken by a voice.',
  CHANGE_VOICE: 'A recording, spoken again by another voice.',
  ISOLATE_AUDIO: 'A recording, with all taken out of it but the speech.',
  CREATE_SOUND_EFFECT: 'A sound, from words.',
  UNKNOWN: 'What this version does not know by name.',
})
export type VoiceUsageKind = keyof typeof VoiceUsageKind

@ObjectType({ description: 'What one kind of request of one user has cost.', simpleResolvers: true })
export class VoiceUsageEntry {
  @Field(() => VoiceUsageKind, { description: 'What was paid for.' })
  kind!: VoiceUsageKind

  @Field(() => ID, { nullable: true, description: 'Whose requests they were; null where all are your own.' })
  userId!: string | null

  @Field(() => SafeInt, { description: 'What they cost, in characters, as far as the voice service said.' })
  characters!: number

  @Field(() => SafeInt, { description: 'How many they were.' })
  count!: number
}

@ObjectType({
  description: 'What was generated in a time, and what it cost. It counts also what was deleted since, or failed.',
  simpleResolvers: true,
})
export class VoiceUsage {
  @Field(() => SafeInt, { description: 'What all of it cost, in characters.' })
  characters!: number

  @Field(() => [VoiceUsageEntry], { description: 'The same by kind, and by user where they are more than one.' })
  entries!: VoiceUsageEntry[]
}
