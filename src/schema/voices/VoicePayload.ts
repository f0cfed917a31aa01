import { Directive, Field, ID, InterfaceType, ObjectType } from 'type-graphql'
import { VoiceUserError } from '../shared/VoiceUserError.js'

/** Field resolvers add `voice`. It is read after the change, so that a failed read does not fail the mutation. */
@InterfaceType({ description: 'Result of a mutation of a voice.' })
export abstract class VoicePayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the changed voice; null if nothing was changed. Present even if `voice` cannot be read.',
  })
  voiceId!: string | null

  @Field(() => [VoiceUserError], { description: 'Errors that the user can correct; empty on success.' })
  userErrors!: VoiceUserError[]
}

@Directive('@tag(name: "admin")')
@ObjectType({ implements: VoicePayload, description: 'Result of `adoptVoice`.' })
export class AdoptVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'Result of `shareVoice`.' })
export class ShareVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'Result of `unshareVoice`.' })
export class UnshareVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'Result of `transferVoice`.' })
export class TransferVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'Result of `setVoiceVisibility`.' })
export class SetVoiceVisibilityPayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'Result of `createProfessionalVoice`.' })
export class CreateProfessionalVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'Result of `updateProfessionalVoice`.' })
export class UpdateProfessionalVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'Result of `cloneVoice`.' })
export class CloneVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'Result of `updateVoice`.' })
export class UpdateVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'Result of `updateVoiceSettings`.' })
export class UpdateVoiceSettingsPayload extends VoicePayload {}

@ObjectType({ description: 'Result of `deleteVoice`.', simpleResolvers: true })
export class DeleteVoicePayload {
  @Field(() => ID, { nullable: true, description: 'Id of the deleted voice; null if nothing was deleted.' })
  deletedVoiceId!: string | null

  @Field(() => [VoiceUserError], { description: 'Errors that the user can correct; empty on success.' })
  userErrors!: VoiceUserError[]
}

@ObjectType({ implements: VoicePayload, description: 'Result of `addLibraryVoice`.' })
export class AddLibraryVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'Result of `requestManualVoiceVerification`.' })
export class RequestManualVoiceVerificationPayload extends VoicePayload {}

@ObjectType({
  implements: VoicePayload,
  description: 'Result of `verifyVoiceCaptcha`. `voice.fineTuning` contains the verification attempts.',
})
export class VerifyVoiceCaptchaPayload extends VoicePayload {}
