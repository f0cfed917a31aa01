import type { LanguageResponse } from '@elevenlabs/elevenlabs-js/serialization/types/LanguageResponse.js'
import type { Model as VendorModel } from '@elevenlabs/elevenlabs-js/serialization/types/Model.js'
import { VoiceModel, VoiceModelLanguage } from '../../../schema/workspace/VoiceModel.js'
import { malformedResponse, requiredText } from '../client/malformedResponse.js'
import { read } from './read.js'

export function toModel(raw: VendorModel.Raw): VoiceModel {
  if (typeof raw !== 'object' || raw === null) throw malformedResponse('model is not an object')
  const model = new VoiceModel()
  model.id = requiredText(raw.model_id, 'model_id')
  model.name = read.text(raw.name)
  model.description = read.text(raw.description)
  model.canBeFineTuned = read.flag(raw.can_be_finetuned)
  model.canDoTextToSpeech = read.flag(raw.can_do_text_to_speech)
  model.canDoVoiceConversion = read.flag(raw.can_do_voice_conversion)
  model.canUseStyle = read.flag(raw.can_use_style)
  model.canUseSpeakerBoost = read.flag(raw.can_use_speaker_boost)
  model.canServeProfessionalVoices = read.flag(raw.serves_pro_voices)
  model.isAlphaAccessRequired = read.flag(raw.requires_alpha_access)
  model.tokenCostFactor = read.number(raw.token_cost_factor)
  model.characterCostMultiplier = read.number(raw.model_rates?.character_cost_multiplier)
  model.costDiscountMultiplier = read.number(raw.model_rates?.cost_discount_multiplier)
  model.maxCharactersFreeUser = read.int(raw.max_characters_request_free_user)
  model.maxCharactersSubscribedUser = read.int(raw.max_characters_request_subscribed_user)
  model.maxTextLength = read.int(raw.maximum_text_length_per_request)
  model.languages = read.list(raw.languages, toModelLanguage)
  model.concurrencyGroup = read.text(raw.concurrency_group)
  return model
}

function toModelLanguage(raw: LanguageResponse.Raw): VoiceModelLanguage | null {
  const id = read.text(raw.language_id)
  if (!id) return null
  const language = new VoiceModelLanguage()
  language.id = id
  language.name = read.text(raw.name) ?? id
  return language
}
