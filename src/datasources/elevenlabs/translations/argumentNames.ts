import type { ArgumentNames } from '../client/argumentsOf.js'

const voiceSettings: ArgumentNames = {
  stability: 'stability',
  similarity_boost: 'similarityBoost',
  style: 'style',
  speed: 'speed',
  use_speaker_boost: 'hasSpeakerBoost',
}

const voice: ArgumentNames = {
  name: 'name',
  description: 'description',
  language: 'language',
  labels: 'labels',
  remove_background_noise: 'isBackgroundNoiseRemoved',
}

const nestedSettings: ArgumentNames = Object.fromEntries(
  Object.entries(voiceSettings).map(([field, name]) => [field, ['voiceSettings', String(name)]]),
)

const generation: ArgumentNames = {
  ...nestedSettings,
  voice_id: 'voiceId',
  text: 'text',
  model_id: 'modelId',
  voice_settings: { name: 'voiceSettings', fields: voiceSettings },
  seed: 'seed',
  output_format: 'outputFormat',
  enable_logging: 'isLogged',
}

/** The argument of each field, by API. */
const ofApis: Readonly<Record<string, ArgumentNames>> = {
  voices: {
    ...voice,
    ...voiceSettings,
    model_id: 'modelId',
    new_name: 'name',
    similarity_threshold: 'similarityThreshold',
    top_k: 'limit',
  },
  samples: {
    remove_background_noise: 'isBackgroundNoiseRemoved',
    selected_speaker_ids: 'selectedSpeakerIds',
    trim_start_time: 'trimStartMs',
    trim_end_time: 'trimEndMs',
    file_name: 'fileName',
  },
  verification: { extra_text: 'extraText' },
  speech: {
    ...generation,
    language_code: 'language',
    pronunciation_dictionary_locators: {
      name: 'pronunciationDictionaries',
      fields: { pronunciation_dictionary_id: 'id', version_id: 'versionId' },
    },
    previous_text: 'previousText',
    next_text: 'nextText',
    previous_request_ids: 'previousGeneratedAudioIds',
    next_request_ids: 'nextGeneratedAudioIds',
    apply_text_normalization: 'textNormalization',
    apply_language_text_normalization: 'languageTextNormalization',
  },
  audio: {
    ...generation,
    remove_background_noise: 'removeBackgroundNoise',
    file_format: 'fileFormat',
    loop: 'loop',
    duration_seconds: 'durationSecs',
    prompt_influence: 'promptInfluence',
  },
  previews: {
    text: 'text',
    auto_generate_text: 'autoGenerateText',
    model_id: 'model',
    voice_id: 'voiceId',
    voice_name: 'name',
    voice_description: 'description',
    labels: 'labels',
    loudness: 'loudness',
    seed: 'seed',
    guidance_scale: 'guidanceScale',
    quality: 'quality',
    prompt_strength: 'promptStrength',
    stream_previews: 'streamPreviews',
    should_enhance: 'enhanceDescription',
    file: 'referenceAudio',
    reference_audio_base64: 'referenceAudio',
    remixing_session_id: 'remixingSessionId',
    remixing_session_iteration_id: 'remixingSessionIterationId',
    output_format: 'outputFormat',
    generated_voice_id: 'previewId',
    played_not_selected_voice_ids: 'playedNotSelectedPreviewIds',
  },
  dubbing: {
    name: 'name',
    file: 'file',
    source_url: 'sourceUrl',
    source_lang: 'sourceLanguage',
    target_lang: 'targetLanguage',
    target_accent: 'targetAccent',
    num_speakers: 'speakerCount',
    watermark: 'watermark',
    start_time: 'startSecs',
    end_time: 'endSecs',
    highest_resolution: 'highestResolution',
    drop_background_audio: 'dropBackgroundAudio',
    use_profanity_filter: 'useProfanityFilter',
    dubbing_studio: 'isStudio',
    disable_voice_cloning: 'disableVoiceCloning',
    language: 'language',
    languages: 'languages',
    speaker_name: 'name',
    voice_id: ['voice', 'voiceId'],
    voice_stability: 'stability',
    voice_similarity: 'similarity',
    voice_style: 'style',
    segment_ids: 'segmentIds',
    segments: 'segmentIds',
    text: 'text',
    translations: 'translations',
    render_type: 'type',
    normalize_volume: 'normalizeVolume',
  },
}

const manySegments: ArgumentNames = { segment_id: 'segmentIds', language: 'languages' }
const ofOperations: Readonly<Record<string, ArgumentNames>> = {
  'voices.addFromLibrary': { voice_id: 'libraryVoiceId', public_user_id: 'publicOwnerId' },
  'dubbing.createSegment': { speaker_id: 'speakerId' },
  'dubbing.moveSegments': { ...manySegments, speaker_id: 'speakerId' },
  'dubbing.transcribe': manySegments,
  'dubbing.translate': manySegments,
  'dubbing.dub': manySegments,
}

const namesByOperation = new Map<string, ArgumentNames>()

/** @param operation API and method, e.g. `voices.edit`. */
export function argumentNames(operation: string): ArgumentNames {
  const names = namesByOperation.get(operation) ?? { ...ofApis[operation.split('.')[0]!], ...ofOperations[operation] }
  namesByOperation.set(operation, names)
  return names
}
