import { Field, ID, InterfaceType, ObjectType } from 'type-graphql'
import { VoiceUserError } from '../shared/VoiceUserError.js'
import { VoicePayload } from '../voices/VoicePayload.js'

/**
 * Field resolvers add `previews`. They are read after their creation, so that a failed read does not fail the
 * mutation.
 */
@InterfaceType({ description: 'Result of a mutation that generates voice previews.' })
export abstract class VoicePreviewsPayload {
  @Field(() => [ID], {
    description: 'Ids of the new previews; empty if nothing was generated. Present even if `previews` cannot be read.',
  })
  previewIds!: string[]

  @Field(() => String, { nullable: true, description: 'Text that the previews speak; null if nothing was generated.' })
  text!: string | null

  @Field(() => [VoiceUserError], { description: 'Errors that the user can correct; empty on success.' })
  userErrors!: VoiceUserError[]
}

@ObjectType({ implements: VoicePreviewsPayload, description: 'Result of `designVoice`.' })
export class DesignVoicePayload extends VoicePreviewsPayload {}

@ObjectType({ implements: VoicePreviewsPayload, description: 'Result of `remixVoice`.' })
export class RemixVoicePayload extends VoicePreviewsPayload {}

@ObjectType({ implements: VoicePayload, description: 'Result of `createVoiceFromPreview`.' })
export class CreateVoiceFromPreviewPayload extends VoicePayload {}
