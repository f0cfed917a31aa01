import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { dubbingSpeakerId } from '../shared/compositeId.js'
import { enumOf } from '../shared/enumOf.js'
import { VoiceCategory } from '../voices/VoiceCategory.js'

export const DubbingVoiceMode = enumOf('DubbingVoiceMode', 'Where the voice of a speaker in a language comes from.', {
  TRACK_CLONE: 'Cloned from everything that the speaker says.',
  CLIP_CLONE: 'Cloned anew from each segment.',
  VOICE: 'A voice of its own, named by its id.',
})
export type DubbingVoiceMode = keyof typeof DubbingVoiceMode

@ObjectType({ description: 'What a speaker of a dub sounds like in one language.', simpleResolvers: true })
export class DubbingVoice {
  @Field(() => String, { description: 'Code of the language.' })
  language!: string

  @Field(() => DubbingVoiceMode, { description: 'Where the voice comes from.' })
  mode!: DubbingVoiceMode

  @Field(() => ID, { nullable: true, description: 'Id of the voice; null for one that is cloned for the dub.' })
  voiceId!: string | null
}

@Directive('@key(fields: "id")')
@Directive('@key(fields: "dubbingId upstreamId")')
@ObjectType({ description: 'One person heard in a dub.', simpleResolvers: true })
export class DubbingSpeaker {
  @Field(() => ID, { description: 'Globally unique id. Opaque and stable.' })
  get id(): string {
    return dubbingSpeakerId.encode({ dubbingId: this.dubbingId, speakerId: this.upstreamId })
  }

  @Field(() => ID, { description: 'Id of the dub.' })
  dubbingId!: string

  @Field(() => ID, { description: 'Id at the voice service, unique within the dub.' })
  upstreamId!: string

  @Field(() => String, { nullable: true, description: 'Name of the speaker; empty where it was never named.' })
  name!: string

  @Field(() => [DubbingVoice], { nullable: true, description: 'What the speaker sounds like, by language.' })
  voices!: DubbingVoice[]
}

@ObjectType({ description: 'A voice of the public library that sounds like a speaker.', simpleResolvers: true })
export class DubbingSimilarVoice {
  @Field(() => ID, { description: 'Id of the voice in the library.' })
  id!: string

  @Field(() => String, { description: 'Name in the library; empty where it was never named.' })
  name!: string

  @Field(() => VoiceCategory, { nullable: true, description: 'How the voice came to be.' })
  category!: VoiceCategory | null

  @Field(() => String, { nullable: true, description: 'What the voice sounds like, in words.' })
  description!: string | null

  previewUrl!: string | null
  dubbingId!: string
  speakerId!: string
}
