import { enumOf } from '../shared/enumOf.js'

export const VoiceCategory = enumOf('VoiceCategory', 'How a voice was created.', {
  PREMADE: 'Provided by the voice service for all accounts.',
  CLONED: 'Instant clone of a few audio files.',
  GENERATED: 'Generated from a description.',
  PROFESSIONAL: 'Trained on hours of audio.',
  FAMOUS: 'Licensed voice of a well-known person.',
  HIGH_QUALITY: 'Library voice of high quality.',
  UNKNOWN: 'A category that this version does not know.',
})
export type VoiceCategory = keyof typeof VoiceCategory
