import { Field, ID, InterfaceType, ObjectType } from 'type-graphql'
import { VoiceUserError } from '../shared/VoiceUserError.js'
import { VoicePayload } from '../voices/VoicePayload.js'

/** `previews` is a navigation field: they are read after they were made, so that a failing reading fails alone. */
@InterfaceType({ description: 'What a mutation answers that thinks up voices.' })
export abstract class VoicePreviewsPayload {
  @Field(() => [ID], { description: 'Ids of the new previews; empty when none was made.' })
  previewIds!: string[]

  @Field(() => String, { nullable: true, description: 'What the previews say; null when none was made.' })
  text!: string | null

  @Field(() => [VoiceUserError], { description: 'Why nothing was made; empty when it was.' })
  userErrors!: VoiceUserError[]
}

@ObjectType({ implements: VoicePreviewsPayload, description: 'What `designVoice` answers.' })
export class DesignVoicePayload extends VoicePreviewsPayload {}

@ObjectType({ implements: VoicePreviewsPayload, description: 'What `remixVoice` answers.' })
export class RemixVoicePayload extends VoicePreviewsPayload {}

@ObjectType({ implements: VoicePayload, description: 'What `createVoiceFromPreview` answers.' })
export class CreateVoiceFromPreviewPayload extends VoicePayload {}
