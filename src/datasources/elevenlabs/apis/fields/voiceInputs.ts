import type { VoiceLabel } from '../../../../schema/voices/VoiceLabel.js'
import type { UploadPart } from '../../client/uploads/UploadPart.js'

// What the writes of VoicesApi take. Undefined and null both mean: not sent.

export interface CreateProfessionalVoiceInput {
  name: string
  /** Code of the language that is spoken in the recordings. */
  language: string
  description?: string | null
  labels?: readonly VoiceLabel[] | null
}

export type UpdateProfessionalVoiceInput = {
  [Key in keyof CreateProfessionalVoiceInput]?: CreateProfessionalVoiceInput[Key] | null
}

export interface EditVoiceInput {
  name: string
  description?: string | null
  /** All of them: they take the place of the present ones. */
  labels?: readonly VoiceLabel[] | null
  removeBackgroundNoise?: boolean | null
  files?: AsyncIterable<UploadPart> | null
}

export interface CloneVoiceInput extends EditVoiceInput {
  files: AsyncIterable<UploadPart>
}

export interface VoiceSettingsInput {
  stability?: number | null
  similarityBoost?: number | null
  style?: number | null
  speed?: number | null
  hasSpeakerBoost?: boolean | null
}

export interface FindSimilarInput {
  file: UploadPart
  /** From 0 to 2: the smaller, the closer. */
  similarityThreshold?: number | null
  /** Most voices to be found, from 1 to 100. */
  topK?: number | null
}

export interface AddLibraryVoiceInput {
  /** Public id of whoever offers the voice. */
  publicUserId: string
  voiceId: string
  newName: string
}
