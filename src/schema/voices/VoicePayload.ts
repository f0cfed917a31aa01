import { Directive, Field, ID, InterfaceType, ObjectType } from 'type-graphql'
import { VoiceUserError } from '../shared/VoiceUserError.js'

/** `voice` is a navigation field: it is re-read after the change, so that a failing re-read fails alone. */
@InterfaceType({ description: 'What a mutation of a voice answers.' })
export abstract class VoicePayload {
  @Field(() => ID, { nullable: true, description: 'Id of the changed voice; null when nothing was changed.' })
  voiceId!: string | null

  @Field(() => [VoiceUserError], { description: 'Why nothing was changed; empty when it was.' })
  userErrors!: VoiceUserError[]
}

@Directive('@tag(name: "admin")')
@ObjectType({ implements: VoicePayload, description: 'What `adoptVoice` answers.' })
export class AdoptVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'What `shareVoice` answers.' })
export class ShareVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'What `unshareVoice` answers.' })
export class UnshareVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'What `transferVoice` answers.' })
export class TransferVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'What `setVoiceVisibility` answers.' })
export class SetVoiceVisibilityPayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'What `createProfessionalVoice` answers.' })
export class CreateProfessionalVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'What `updateProfessionalVoice` answers.' })
export class UpdateProfessionalVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'What `cloneVoice` answers.' })
export class CloneVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'What `updateVoice` answers.' })
export class UpdateVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'What `updateVoiceSettings` answers.' })
export class UpdateVoiceSettingsPayload extends VoicePayload {}

@ObjectType({ description: 'Result of `deleteVoice`.', simpleResolvers: true })
export class DeleteVoicePayload {
  @Field(() => ID, { nullable: true, description: 'Id of the deleted voice; null when nothing was deleted.' })
  deletedVoiceId!: string | null

  @Field(() => [VoiceUserError], { description: 'Why nothing was deleted; empty after a success.' })
  userErrors!: VoiceUserError[]
}

@ObjectType({ implements: VoicePayload, description: 'What `addLibraryVoice` answers.' })
export class AddLibraryVoicePayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'What `requestManualVoiceVerification` answers.' })
export class RequestManualVoiceVerificationPayload extends VoicePayload {}

@ObjectType({ implements: VoicePayload, description: 'What `verifyVoiceCaptcha` answers: look at `voice.fineTuning`.' })
export class VerifyVoiceCaptchaPayload extends VoicePayload {}
