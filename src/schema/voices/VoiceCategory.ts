import { enumOf } from '../shared/enumOf.js'

export const VoiceCategory = enumOf('VoiceCategory', 'How a voice came to be.', {
  PREMADE: 'Made by the voice service, for everyone.',
  CLONED: 'Cloned at once from a few recordings.',
  GENERATED: 'Designed from words.',
  PROFESSIONAL: 'Trained on hours of recordings.',
  FAMOUS: 'The licensed voice of a well-known person.',
  HIGH_QUALITY: 'A library voice of high quality.',
  UNKNOWN: 'A category that this version does not know.',
})
export type VoiceCategory = keyof typeof VoiceCategory
