import type { VoiceLabel } from '../../../../schema/voices/VoiceLabel.js'
import type { UploadPart } from '../../client/uploads/UploadPart.js'

// Inputs of VoicesApi. Fields that are undefined or null are not sent.

export interface CreateProfessionalVoiceInput {
  name: string
  /** Code of the language of the recordings. */
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
  /** The complete list. It replaces the current labels. */
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
  /** From 0 to 2. Smaller values are more similar. */
  similarityThreshold?: number | null
  /** Maximum number of results, from 1 to 100. */
  topK?: number | null
}

export interface AddLibraryVoiceInput {
  /** Public id of the owner of the library voice. */
  publicUserId: string
  voiceId: string
  newName: string
}
