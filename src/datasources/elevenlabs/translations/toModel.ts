import type { LanguageResponse } from '@elevenlabs/elevenlabs-js/serialization/types/LanguageResponse.js'
import type { Model as WireModel } from '@elevenlabs/elevenlabs-js/serialization/types/Model.js'
import { VoiceModel, VoiceModelLanguage } from '../../../schema/workspace/Model.js'
import { malformedAnswer, vitalText } from '../client/malformedAnswer.js'
import { wire } from './wire.js'

export function toModel(raw: WireModel.Raw): VoiceModel {
  if (typeof raw !== 'object' || raw === null) throw malformedAnswer('model is not an object')
  const model = new VoiceModel()
  model.id = vitalText(raw.model_id, 'model_id')
  model.name = wire.text(raw.name)
  model.description = wire.text(raw.description)
  model.canBeFineTuned = wire.flag(raw.can_be_finetuned)
  model.canDoTextToSpeech = wire.flag(raw.can_do_text_to_speech)
  model.canDoVoiceConversion = wire.flag(raw.can_do_voice_conversion)
  model.canUseStyle = wire.flag(raw.can_use_style)
  model.canUseSpeakerBoost = wire.flag(raw.can_use_speaker_boost)
  model.canServeProfessionalVoices = wire.flag(raw.serves_pro_voices)
  model.isAlphaAccessRequired = wire.flag(raw.requires_alpha_access)
  model.tokenCostFactor = wire.number(raw.token_cost_factor)
  model.characterCostMultiplier = wire.number(raw.model_rates?.character_cost_multiplier)
  model.costDiscountMultiplier = wire.number(raw.model_rates?.cost_discount_multiplier)
  model.maxCharactersFreeUser = wire.int(raw.max_characters_request_free_user)
  model.maxCharactersSubscribedUser = wire.int(raw.max_characters_request_subscribed_user)
  model.maxTextLength = wire.int(raw.maximum_text_length_per_request)
  model.languages = wire.list(raw.languages, toModelLanguage)
  model.concurrencyGroup = wire.text(raw.concurrency_group)
  return model
}

function toModelLanguage(raw: LanguageResponse.Raw): VoiceModelLanguage | null {
  const id = wire.text(raw.language_id)
  if (!id) return null
  const language = new VoiceModelLanguage()
  language.id = id
  language.name = wire.text(raw.name) ?? id
  return language
}
