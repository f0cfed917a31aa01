import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { dubbingSpeakerId } from '../shared/compositeId.js'
import { enumOf } from '../shared/enumOf.js'
import { VoiceCategory } from '../voices/VoiceCategory.js'

export const DubbingVoiceMode = enumOf('DubbingVoiceMode', 'Source of the voice of a speaker in one language.', {
  TRACK_CLONE: 'Cloned from all audio of the speaker.',
  CLIP_CLONE: 'Cloned separately from each segment.',
  VOICE: 'An existing voice.',
})
export type DubbingVoiceMode = keyof typeof DubbingVoiceMode

@ObjectType({ description: 'Voice of a speaker of a dubbing in one language.', simpleResolvers: true })
export class DubbingVoice {
  @Field(() => String, { description: 'Code of the language.' })
  language!: string

  @Field(() => DubbingVoiceMode, { description: 'Source of the voice.' })
  mode!: DubbingVoiceMode

  @Field(() => ID, { nullable: true, description: 'Id of the voice; null if the voice is cloned for the dubbing.' })
  voiceId!: string | null
}

@Directive('@key(fields: "id")')
@Directive('@key(fields: "dubbingId upstreamId")')
@ObjectType({ description: 'A speaker in a dubbing.', simpleResolvers: true })
export class DubbingSpeaker {
  @Field(() => ID, { description: 'Globally unique id. Opaque and stable.' })
  get id(): string {
    return dubbingSpeakerId.encode({ dubbingId: this.dubbingId, speakerId: this.upstreamId })
  }

  @Field(() => ID, { description: 'Id of the dubbing.' })
  dubbingId!: string

  @Field(() => ID, { description: 'Id at the voice service, unique within the dubbing.' })
  upstreamId!: string

  @Field(() => String, { nullable: true, description: 'Name of the speaker; empty if it has none.' })
  name!: string

  @Field(() => [DubbingVoice], { nullable: true, description: 'Voices of the speaker, one for each language.' })
  voices!: DubbingVoice[]
}

@ObjectType({ description: 'A library voice that is similar to a speaker.', simpleResolvers: true })
export class DubbingSimilarVoice {
  @Field(() => ID, { description: 'Id of the voice in the public library.' })
  id!: string

  @Field(() => String, { description: 'Name in the public library; empty if it has none.' })
  name!: string

  @Field(() => VoiceCategory, { nullable: true, description: 'How the voice was created; null if it is not known.' })
  category!: VoiceCategory | null

  @Field(() => String, { nullable: true, description: 'Description of the voice; null if there is none.' })
  description!: string | null

  previewUrl!: string | null
  dubbingId!: string
  speakerId!: string
}
