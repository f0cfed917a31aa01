/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Input of `addDubbingLanguage`. */
export type AddDubbingLanguageInput = {
  /** Id of the dubbing. It must be created for the studio and have the status DUBBED. */
  dubbingId: string | number;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Code of the language to add, such as `es`. The dubbing must not have this language yet. */
  language: string;
  /** Version of the dubbing that the client has read, at least 0. If the dubbing has been edited since, nothing is changed and the user error is CONFLICT. Default: any version. */
  version?: number | null | undefined;
};

/** Input of `addLibraryVoice`. */
export type AddLibraryVoiceInput = {
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Id of the voice in the public library. */
  libraryVoiceId: string | number;
  /** Name of the new voice, 1 to 100 characters. */
  name: string;
  /** Public id of the account that offers the voice. */
  publicOwnerId: string | number;
};

/** Input of `addVoiceSamples`. */
export type AddVoiceSamplesInput = {
  /** Audio files, 1 to 100. They are streamed in the order of their parts in the request. */
  files: Array<null>;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Whether to remove background noise from the audio files. */
  isBackgroundNoiseRemoved?: boolean;
  /** Id of the professional voice. */
  voiceId: string | number;
};

/** Input of `adoptVoice`. The voice must not have an owner. */
export type AdoptVoiceInput = {
  /** Id of the voice in the upstream workspace. */
  id: string | number;
  /** Id of the new owner: the claim `sub` of the user's tokens. */
  ownerId: string | number;
  /** Id of the tenant of the new owner, as returned by `voiceViewer { tenantId }`: `org:…`, or `user:…` for a user without an organization. At most 300 characters. */
  tenantId: string | number;
  /** Who can see the voice in addition to its owner. */
  visibility?: VoiceVisibility;
};

/** Codec, sample rate and bitrate of generated audio. MP3 with 192 kbit/s and PCM and WAV with 44100 Hz require a higher plan at the voice service. */
export type AudioOutputFormat =
  /** A-law, 8000 Hz. */
  | 'ALAW_8000'
  /** MP3, 22050 Hz, 32 kbit/s. */
  | 'MP3_22050_32'
  /** MP3, 24000 Hz, 48 kbit/s. */
  | 'MP3_24000_48'
  /** MP3, 44100 Hz, 32 kbit/s. */
  | 'MP3_44100_32'
  /** MP3, 44100 Hz, 64 kbit/s. */
  | 'MP3_44100_64'
  /** MP3, 44100 Hz, 96 kbit/s. */
  | 'MP3_44100_96'
  /** MP3, 44100 Hz, 128 kbit/s. */
  | 'MP3_44100_128'
  /** MP3, 44100 Hz, 192 kbit/s. */
  | 'MP3_44100_192'
  /** Opus in Ogg, 48000 Hz, 32 kbit/s. */
  | 'OPUS_48000_32'
  /** Opus in Ogg, 48000 Hz, 64 kbit/s. */
  | 'OPUS_48000_64'
  /** Opus in Ogg, 48000 Hz, 96 kbit/s. */
  | 'OPUS_48000_96'
  /** Opus in Ogg, 48000 Hz, 128 kbit/s. */
  | 'OPUS_48000_128'
  /** Opus in Ogg, 48000 Hz, 192 kbit/s. */
  | 'OPUS_48000_192'
  /** Raw PCM without header, 16-bit, little-endian, one channel, 8000 Hz. */
  | 'PCM_8000'
  /** Raw PCM without header, 16-bit, little-endian, one channel, 16000 Hz. */
  | 'PCM_16000'
  /** Raw PCM without header, 16-bit, little-endian, one channel, 22050 Hz. */
  | 'PCM_22050'
  /** Raw PCM without header, 16-bit, little-endian, one channel, 24000 Hz. */
  | 'PCM_24000'
  /** Raw PCM without header, 16-bit, little-endian, one channel, 32000 Hz. */
  | 'PCM_32000'
  /** Raw PCM without header, 16-bit, little-endian, one channel, 44100 Hz. */
  | 'PCM_44100'
  /** Raw PCM without header, 16-bit, little-endian, one channel, 48000 Hz. */
  | 'PCM_48000'
  /** µ-law, 8000 Hz. */
  | 'ULAW_8000'
  /** WAV, 16-bit, 8000 Hz. Not available with streamed delivery. */
  | 'WAV_8000'
  /** WAV, 16-bit, 16000 Hz. Not available with streamed delivery. */
  | 'WAV_16000'
  /** WAV, 16-bit, 22050 Hz. Not available with streamed delivery. */
  | 'WAV_22050'
  /** WAV, 16-bit, 24000 Hz. Not available with streamed delivery. */
  | 'WAV_24000'
  /** WAV, 16-bit, 32000 Hz. Not available with streamed delivery. */
  | 'WAV_32000'
  /** WAV, 16-bit, 44100 Hz. Not available with streamed delivery. */
  | 'WAV_44100'
  /** WAV, 16-bit, 48000 Hz. Not available with streamed delivery. */
  | 'WAV_48000';

/** Input of `cloneVoice`. */
export type CloneVoiceInput = {
  /** Description of the voice, at most 500 characters. */
  description?: string | null | undefined;
  /** Audio files to clone, 1 to 25. */
  files: Array<null>;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Whether to remove background noise from the audio files. */
  isBackgroundNoiseRemoved?: boolean;
  /** Labels of the voice, at most 20. */
  labels?: Array<VoiceLabelInput> | null | undefined;
  /** Name of the voice, 1 to 100 characters. */
  name: string;
};

/** Input of `createDubbing`. Exactly one of `file` and `sourceUrl` is required. */
export type CreateDubbingInput = {
  /** Whether to use library voices instead of clones of the speakers. */
  disableVoiceCloning?: boolean;
  /** Whether to remove background audio. Improves speeches and monologues. */
  dropBackgroundAudio?: boolean;
  /** End of the part to dub, in seconds from the start of the file, 1 to 1209600. Default: the end. */
  endSecs?: number | null | undefined;
  /** Audio or video file to dub, at most 1 GiB. */
  file?: null | null | undefined;
  /** Whether to keep the highest resolution of a video. */
  highestResolution?: boolean;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Whether to create the dubbing for the studio. Speakers and segments are available and editable only then. */
  isStudio?: boolean;
  /** Name of the dubbing, 1 to 200 characters. */
  name: string;
  /** Code of the language of the file, such as `en`. Default: detected. */
  sourceLanguage?: string | null | undefined;
  /** Public http or https URL from which the voice service downloads the audio or video file, at most 2048 characters. */
  sourceUrl?: string | null | undefined;
  /** Number of speakers, 1 to 100. Default: detected. */
  speakerCount?: number | null | undefined;
  /** Start of the part to dub, in seconds from the start of the file, 0 to 1209600. Default: the start. */
  startSecs?: number | null | undefined;
  /** Accent of the target language, 1 to 100 characters. */
  targetAccent?: string | null | undefined;
  /** Code of the target language. Required unless `isStudio` is true. */
  targetLanguage?: string | null | undefined;
  /** Whether to censor profanities. */
  useProfanityFilter?: boolean | null | undefined;
  /** Whether to add a watermark to a video, which reduces the cost. */
  watermark?: boolean;
};

/** Input of `createDubbingSegment`. The segment is not transcribed, translated or dubbed. */
export type CreateDubbingSegmentInput = {
  /** Id of the dubbing. It must be created for the studio and have the status DUBBED. */
  dubbingId: string | number;
  /** End in seconds from the start of the source file, after `startSecs`. */
  endSecs: number;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Id of the speaker. */
  speakerId: string | number;
  /** Start in seconds from the start of the source file, at least 0. */
  startSecs: number;
  /** Transcript in the language of the source file, at most 10000 characters. */
  text?: string | null | undefined;
  /** Existing translations, at most 100, one for each language. */
  translations?: Array<DubbingTranslationInput> | null | undefined;
  /** Version of the dubbing that the client has read, at least 0. If the dubbing has been edited since, nothing is changed and the user error is CONFLICT. Default: any version. */
  version?: number | null | undefined;
};

/** Input of `createDubbingSpeaker`. The new speaker has no segments. */
export type CreateDubbingSpeakerInput = {
  /** Id of the dubbing. It must be created for the studio and have the status DUBBED. */
  dubbingId: string | number;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Name of the speaker, 1 to 200 characters. */
  name?: string | null | undefined;
  /** Similarity to the original voice, 0 to 1. */
  similarity?: number | null | undefined;
  /** Stability, 0 to 1. Higher values are more stable; lower values have a wider emotional range. */
  stability?: number | null | undefined;
  /** Exaggeration of the style of the voice, 0 to 1. */
  style?: number | null | undefined;
  /** Version of the dubbing that the client has read, at least 0. If the dubbing has been edited since, nothing is changed and the user error is CONFLICT. Default: any version. */
  version?: number | null | undefined;
  /** Voice of the speaker. */
  voice?: DubbingVoiceInput | null | undefined;
};

/** Input of `createProfessionalVoice`. The new voice has no samples; add samples, verify the voice and train it. */
export type CreateProfessionalVoiceInput = {
  /** Description of the voice, at most 500 characters. */
  description?: string | null | undefined;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Labels of the voice, at most 20. */
  labels?: Array<VoiceLabelInput> | null | undefined;
  /** Language code of the samples, such as `en`. */
  language: string;
  /** Name of the voice, 1 to 100 characters. */
  name: string;
};

/** Input of `createVoiceFromPreview`. */
export type CreateVoiceFromPreviewInput = {
  /** Description of the voice, 20 to 1000 characters. Default: the description of the preview. Required if that has fewer than 20 characters. */
  description?: string | null | undefined;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Labels of the voice, at most 20. */
  labels?: Array<VoiceLabelInput> | null | undefined;
  /** Name of the voice, 1 to 100 characters. */
  name: string;
  /** Ids of the previews that were played and not selected, at most 100. The voice service uses them as feedback. */
  playedNotSelectedPreviewIds?: Array<string | number> | null | undefined;
  /** Id of the preview. You must be its owner. */
  previewId: string | number;
};

/** Input of `deleteDubbing`. */
export type DeleteDubbingInput = {
  /** Id of the dubbing. */
  id: string | number;
};

/** Input of `deleteDubbingSegment`. */
export type DeleteDubbingSegmentInput = {
  /** Id of the segment. */
  id: string | number;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Version of the dubbing that the client has read, at least 0. If the dubbing has been edited since, nothing is changed and the user error is CONFLICT. Default: any version. */
  version?: number | null | undefined;
};

/** Input of `deleteDubbingSegments`. */
export type DeleteDubbingSegmentsInput = {
  /** Id of the dubbing. It must be created for the studio and have the status DUBBED. */
  dubbingId: string | number;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Ids of the segments, 1 to 100, without repetition. */
  segmentIds: Array<string | number>;
  /** Version of the dubbing that the client has read, at least 0. If the dubbing has been edited since, nothing is changed and the user error is CONFLICT. Default: any version. */
  version?: number | null | undefined;
};

/** Input of `deleteVoice`. */
export type DeleteVoiceInput = {
  /** Id of the voice. */
  id: string | number;
};

/** Input of `deleteVoiceSample`. */
export type DeleteVoiceSampleInput = {
  /** Id of the sample. */
  id: string | number;
};

/** Input of `designVoice`. */
export type DesignVoiceInput = {
  /** Whether the voice service generates a text that suits the description. */
  autoGenerateText?: boolean;
  /** Description of the voice, 20 to 1000 characters. */
  description: string;
  /** Whether the voice service adds detail to the description first. */
  enhanceDescription?: boolean;
  /** How closely to follow the description, 0 to 100. High values can sound artificial. */
  guidanceScale?: number | null | undefined;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Loudness, -1 to 1; 0 is about -24 LUFS. Default: 0.5. */
  loudness?: number | null | undefined;
  /** Model that generates the voice. */
  model?: VoiceDesignModel;
  /** Format of the previews; any value except WAV. */
  outputFormat?: AudioOutputFormat;
  /** Weight of the description relative to the reference audio, 0 to 1. Only for ELEVEN_TTV_V3. */
  promptStrength?: number | null | undefined;
  /** Quality, -1 to 1. Higher values have better quality and less variety. */
  quality?: number | null | undefined;
  /** Reference audio file, at most 10 MiB. Only for ELEVEN_TTV_V3. */
  referenceAudio?: null | null | undefined;
  /** Id of a remixing session at the voice service that the platform has released, 1 to 100 characters. */
  remixingSessionId?: string | number | null | undefined;
  /** Id of a released iteration of this session. Default: a new iteration. */
  remixingSessionIterationId?: string | number | null | undefined;
  /** Seed, 0 to 2147483647. Equal requests with the same seed return the same voices. */
  seed?: number | null | undefined;
  /** Whether to return the previews before their audio is generated. The audio is then generated each time it is played and is not stored here, so it is available only as long as the voice service keeps the preview. */
  streamPreviews?: boolean;
  /** Text that the previews speak, 100 to 1000 characters. Required unless `autoGenerateText` is true. */
  text?: string | null | undefined;
};

/** Input of `dubDubbingSegments`. */
export type DubDubbingSegmentsInput = {
  /** Id of the dubbing. It must be created for the studio and have the status DUBBED. */
  dubbingId: string | number;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Codes of the target languages, 1 to 100, without repetition. Default: all. */
  languages?: Array<string> | null | undefined;
  /** Ids of the segments, 1 to 5000, without repetition. Default: all. */
  segmentIds?: Array<string | number> | null | undefined;
  /** Version of the dubbing that the client has read, at least 0. If the dubbing has been edited since, nothing is changed and the user error is CONFLICT. Default: any version. */
  version?: number | null | undefined;
};

/** Filter of dubbings. Fields are combined with AND, the values of one list with OR. */
export type DubbingFilter = {
  /** Text that the name contains, at most 200 characters. Case and blanks around the text are ignored. */
  search?: string | null | undefined;
  /** Statuses, at most 10. */
  statuses?: Array<DubbingStatus> | null | undefined;
  /** Codes of target languages, at most 20. */
  targetLanguages?: Array<string> | null | undefined;
};

/** Status of a render. */
export type DubbingRenderStatus =
  /** The file is available. */
  | 'COMPLETE'
  /** The render ended without a result. */
  | 'FAILED'
  /** The render is in progress. */
  | 'PROCESSING'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** File format of a render. */
export type DubbingRenderType =
  /** Audio as AAC. */
  | 'AAC'
  /** Project for editing software, as AAF. */
  | 'AAF'
  /** ZIP archive with one clip for each segment. */
  | 'CLIPS_ZIP'
  /** Audio as MP3. */
  | 'MP3'
  /** Video as MP4. */
  | 'MP4'
  /** ZIP archive with one track for each speaker. */
  | 'TRACKS_ZIP'
  /** A format that this version does not know. */
  | 'UNKNOWN'
  /** Audio as WAV. */
  | 'WAV'
  /** ZIP archive of all files. */
  | 'ZIP';

/** Filter of the segments of a dubbing. Fields are combined with AND. */
export type DubbingSegmentFilter = {
  /** Matches segments that start before this time, in seconds from the start of the source file. At least 0. */
  endSecs?: number | null | undefined;
  /** True: segments with stale audio in one of `languages`, or in any language if `languages` is null. False: all others. */
  isStale?: boolean | null | undefined;
  /** Codes of target languages, at most 20. Matches segments that exist in one of them, with or without audio. */
  languages?: Array<string> | null | undefined;
  /** Ids of speakers, at most 100. */
  speakerIds?: Array<string | number> | null | undefined;
  /** Matches segments that end after this time, in seconds from the start of the source file. At least 0. */
  startSecs?: number | null | undefined;
};

/** Status of a dubbing. */
export type DubbingStatus =
  /** The dubbing is finished. */
  | 'DUBBED'
  /** The source file is being transcribed, translated and spoken. */
  | 'DUBBING'
  /** The dubbing ended without a result. */
  | 'FAILED'
  /** The source file is being downloaded and analysed. */
  | 'PREPARING'
  /** The dubbing is waiting. */
  | 'QUEUED'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** Translation of a segment into one target language. */
export type DubbingTranslationInput = {
  /** Code of the language. */
  language: string;
  /** Translation, at most 10000 characters. */
  text: string;
};

/** Voice of a speaker of a dubbing. */
export type DubbingVoiceInput = {
  /** Source of the voice. */
  mode: DubbingVoiceMode;
  /** Id of the voice. Required for the mode VOICE, not allowed otherwise. It must be visible to you or one of the `similarVoices` of the speaker. */
  voiceId?: string | number | null | undefined;
};

/** Source of the voice of a speaker in one language. */
export type DubbingVoiceMode =
  /** Cloned separately from each segment. */
  | 'CLIP_CLONE'
  /** Cloned from all audio of the speaker. */
  | 'TRACK_CLONE'
  /** An existing voice. */
  | 'VOICE';

/** Input of `findSimilarVoices`. */
export type FindSimilarVoicesInput = {
  /** Audio file with the voice to compare. */
  audio: null;
  /** Maximum number of voices to return, 1 to 100. */
  limit?: number | null | undefined;
  /** Maximum distance to the voice of the audio file, 0 to 2. Lower values return only more similar voices. */
  similarityThreshold?: number | null | undefined;
};

/** Input of `moveDubbingSegments`. */
export type MoveDubbingSegmentsInput = {
  /** Id of the dubbing. It must be created for the studio and have the status DUBBED. */
  dubbingId: string | number;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Ids of the segments, 1 to 1000, without repetition. */
  segmentIds: Array<string | number>;
  /** Id of the speaker to assign. */
  speakerId: string | number;
  /** Version of the dubbing that the client has read, at least 0. If the dubbing has been edited since, nothing is changed and the user error is CONFLICT. Default: any version. */
  version?: number | null | undefined;
};

/** Direction of an order. */
export type OrderDirection =
  /** Ascending. */
  | 'ASC'
  /** Descending. */
  | 'DESC';

/** Input of `remixVoice`. */
export type RemixVoiceInput = {
  /** Whether the voice service generates a text that suits the description. */
  autoGenerateText?: boolean;
  /** Description of the changes, 5 to 1000 characters. */
  description: string;
  /** How closely to follow the description, 0 to 100. High values can sound artificial. */
  guidanceScale?: number | null | undefined;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Loudness, -1 to 1; 0 is about -24 LUFS. Default: 0.5. */
  loudness?: number | null | undefined;
  /** Format of the previews; any value except WAV. */
  outputFormat?: AudioOutputFormat;
  /** Weight of the description relative to the voice, 0 to 1. Models without support ignore it. */
  promptStrength?: number | null | undefined;
  /** Id of a remixing session at the voice service that the platform has released, 1 to 100 characters. */
  remixingSessionId?: string | number | null | undefined;
  /** Id of a released iteration of this session. Default: a new iteration. */
  remixingSessionIterationId?: string | number | null | undefined;
  /** Seed, 0 to 2147483647. Equal requests with the same seed return the same voices. */
  seed?: number | null | undefined;
  /** Whether to return the previews before their audio is generated. The audio is then generated each time it is played and is not stored here, so it is available only as long as the voice service keeps the preview. */
  streamPreviews?: boolean;
  /** Text that the previews speak, 100 to 1000 characters. Required unless `autoGenerateText` is true. */
  text?: string | null | undefined;
  /** Id of the voice to remix. Requires the permission EDIT. */
  voiceId: string | number;
};

/** Input of `renderDubbing`. */
export type RenderDubbingInput = {
  /** Id of the dubbing. It must be created for the studio and have the status DUBBED. */
  dubbingId: string | number;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Code of a target language, or of the language of the source file for the original audio. */
  language: string;
  /** Whether to normalize the volume. */
  normalizeVolume?: boolean;
  /** File format; any value except UNKNOWN. */
  type: DubbingRenderType;
  /** Version of the dubbing that the client has read, at least 0. If the dubbing has been edited since, nothing is changed and the user error is CONFLICT. Default: any version. */
  version?: number | null | undefined;
};

/** Input of `requestManualVoiceVerification`. */
export type RequestManualVoiceVerificationInput = {
  /** Text for the reviewers, at most 2000 characters. */
  extraText?: string | null | undefined;
  /** Documents for the verification, 1 to 10. */
  files: Array<null>;
  /** Id of the voice. */
  id: string | number;
};

/** Input of `resolveVoiceOperation`. Without `voiceId` and `dubbingId` the operation is abandoned. */
export type ResolveVoiceOperationInput = {
  /** Id of the dubbing that the operation created. The actor of the operation becomes its owner. Null: no dubbing was created. */
  dubbingId?: string | number | null | undefined;
  /** Id of the operation. Its status must be `UNKNOWN`. */
  id: string | number;
  /** Id of the voice that the operation created. The actor of the operation becomes its owner. Null: no voice was created. */
  voiceId?: string | number | null | undefined;
};

/** Input of `separateSpeakers`. */
export type SeparateSpeakersInput = {
  /** Id of the sample. */
  id: string | number;
};

/** Input of `setVoiceVisibility`. */
export type SetVoiceVisibilityInput = {
  /** Id of the voice. */
  id: string | number;
  /** Who can see the voice in addition to its owner and the users with a grant. */
  visibility: VoiceVisibility;
};

/** Input of `shareVoice`. */
export type ShareVoiceInput = {
  /** Id of the voice. */
  id: string | number;
  /** Permission to grant. It replaces an earlier grant. */
  permission?: VoiceGrantPermission;
  /** Id of the user, of any tenant. */
  userId: string | number;
};

/** Input of `trainVoice`. */
export type TrainVoiceInput = {
  /** Id of the voice. */
  id: string | number;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Id of the model. Default: chosen by the voice service. */
  modelId?: string | number | null | undefined;
};

/** Input of `transcribeDubbingSegments`. */
export type TranscribeDubbingSegmentsInput = {
  /** Id of the dubbing. It must be created for the studio and have the status DUBBED. */
  dubbingId: string | number;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Ids of the segments, 1 to 5000, without repetition. */
  segmentIds: Array<string | number>;
  /** Version of the dubbing that the client has read, at least 0. If the dubbing has been edited since, nothing is changed and the user error is CONFLICT. Default: any version. */
  version?: number | null | undefined;
};

/** Input of `transferVoice`. */
export type TransferVoiceInput = {
  /** Id of the voice. */
  id: string | number;
  /** Id of the new owner, of the same tenant. */
  ownerId: string | number;
};

/** Input of `translateDubbingSegments`. */
export type TranslateDubbingSegmentsInput = {
  /** Id of the dubbing. It must be created for the studio and have the status DUBBED. */
  dubbingId: string | number;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Codes of the target languages, 1 to 100, without repetition. Default: all. */
  languages?: Array<string> | null | undefined;
  /** Ids of the segments, 1 to 5000, without repetition. Default: all. */
  segmentIds?: Array<string | number> | null | undefined;
  /** Version of the dubbing that the client has read, at least 0. If the dubbing has been edited since, nothing is changed and the user error is CONFLICT. Default: any version. */
  version?: number | null | undefined;
};

/** Input of `unshareVoice`. */
export type UnshareVoiceInput = {
  /** Id of the voice. */
  id: string | number;
  /** Id of the user. */
  userId: string | number;
};

/** Input of `updateDubbingSegment`. Omitted fields are not changed. Existing audio becomes stale; it is not created again. */
export type UpdateDubbingSegmentInput = {
  /** End in seconds from the start of the source file, at least 0. Null, for a target language: the end in the source file. */
  endSecs?: number | null | undefined;
  /** Id of the segment. */
  id: string | number;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Code of the language to change: the language of the source file for the transcript, or a target language. */
  language: string;
  /** Start in seconds from the start of the source file, at least 0. Null, for a target language: the start in the source file. */
  startSecs?: number | null | undefined;
  /** Transcript or translation, at most 10000 characters. Null: deletes the text. */
  text?: string | null | undefined;
  /** Version of the dubbing that the client has read, at least 0. If the dubbing has been edited since, nothing is changed and the user error is CONFLICT. Default: any version. */
  version?: number | null | undefined;
};

/** Input of `updateDubbingSpeaker`. Omitted fields are not changed. */
export type UpdateDubbingSpeakerInput = {
  /** Id of the speaker. */
  id: string | number;
  /** Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours returns the first result and has no further effect. */
  idempotencyKey?: string | null | undefined;
  /** Codes of the languages in which the voice changes, at most 100, without repetition. Default: all. */
  languages?: Array<string> | null | undefined;
  /** Name of the speaker, 1 to 200 characters. */
  name?: string | null | undefined;
  /** Similarity to the original voice, 0 to 1. */
  similarity?: number | null | undefined;
  /** Stability, 0 to 1. Higher values are more stable; lower values have a wider emotional range. */
  stability?: number | null | undefined;
  /** Exaggeration of the style of the voice, 0 to 1. */
  style?: number | null | undefined;
  /** Version of the dubbing that the client has read, at least 0. If the dubbing has been edited since, nothing is changed and the user error is CONFLICT. Default: any version. */
  version?: number | null | undefined;
  /** Voice of the speaker. */
  voice?: DubbingVoiceInput | null | undefined;
};

/** Input of `updateProfessionalVoice`. Omitted fields are not changed. */
export type UpdateProfessionalVoiceInput = {
  /** Description of the voice, at most 500 characters. Null: deletes the description. */
  description?: string | null | undefined;
  /** Id of the voice. */
  id: string | number;
  /** All labels of the voice, at most 20. They replace the current labels. */
  labels?: Array<VoiceLabelInput> | null | undefined;
  /** Language code of the voice. */
  language?: string | null | undefined;
  /** Name of the voice, 1 to 100 characters. */
  name?: string | null | undefined;
};

/** Input of `updateVoice`. Omitted fields are not changed. */
export type UpdateVoiceInput = {
  /** Description of the voice, at most 500 characters. Null: deletes the description. */
  description?: string | null | undefined;
  /** Audio files to add to the voice, at most 25. */
  files?: Array<null> | null | undefined;
  /** Id of the voice. */
  id: string | number;
  /** Whether to remove background noise from the added audio files. */
  isBackgroundNoiseRemoved?: boolean;
  /** All labels of the voice, at most 20. They replace the current labels. */
  labels?: Array<VoiceLabelInput> | null | undefined;
  /** Name of the voice, 1 to 100 characters. */
  name?: string | null | undefined;
};

/** Input of `updateVoiceSample`. Omitted fields are not changed. */
export type UpdateVoiceSampleInput = {
  /** File name of the sample, 1 to 255 characters. */
  fileName?: string | null | undefined;
  /** Id of the sample. */
  id: string | number;
  /** Whether to remove background noise before the training. */
  isBackgroundNoiseRemoved?: boolean | null | undefined;
  /** Ids of all speakers to train on, at most 100. They replace the current selection. An empty list selects no speaker. */
  selectedSpeakerIds?: Array<string | number> | null | undefined;
  /** End of the used part, in milliseconds from the start of the audio, at least 1. */
  trimEndMs?: number | null | undefined;
  /** Start of the used part, in milliseconds from the start of the audio, at least 0. */
  trimStartMs?: number | null | undefined;
};

/** Input of `updateVoiceSettings`. Omitted fields are not changed. */
export type UpdateVoiceSettingsInput = {
  /** Whether to increase the similarity to the original speaker, at higher latency. */
  hasSpeakerBoost?: boolean | null | undefined;
  /** Id of the voice. */
  id: string | number;
  /** Similarity to the original voice, 0 to 1. */
  similarityBoost?: number | null | undefined;
  /** Speed, 0.25 to 4; 1 is normal. Recommended: 0.7 to 1.2. */
  speed?: number | null | undefined;
  /** Stability, 0 to 1. Higher values are more stable; lower values have a wider emotional range. */
  stability?: number | null | undefined;
  /** Exaggeration of the speaking style, 0 to 1. */
  style?: number | null | undefined;
};

/** Input of `verifyVoiceCaptcha`. */
export type VerifyVoiceCaptchaInput = {
  /** Id of the voice. */
  id: string | number;
  /** Audio file in which the speaker reads the text of the captcha aloud. */
  recording: null;
};

/** Reason why a voice is visible to the viewer. */
export type VoiceAccess =
  /** The voice is shared with the viewer. */
  | 'GRANTED'
  /** The viewer owns the voice. */
  | 'OWN'
  /** The voice is a stock voice, visible to all users. */
  | 'STOCK'
  /** The voice belongs to another user of the viewer's tenant. */
  | 'TENANT';

/** How a voice was created. */
export type VoiceCategory =
  /** Instant clone of a few audio files. */
  | 'CLONED'
  /** Licensed voice of a well-known person. */
  | 'FAMOUS'
  /** Generated from a description. */
  | 'GENERATED'
  /** Library voice of high quality. */
  | 'HIGH_QUALITY'
  /** Provided by the voice service for all accounts. */
  | 'PREMADE'
  /** Trained on hours of audio. */
  | 'PROFESSIONAL'
  /** A category that this version does not know. */
  | 'UNKNOWN';

/** A model that generates voices. */
export type VoiceDesignModel =
  /** Generates voices from a description. */
  | 'ELEVEN_MULTILINGUAL_TTV_V2'
  /** Generates voices from a description, with an optional reference audio. */
  | 'ELEVEN_TTV_V3';

/** Filter of voices. Fields are combined with AND, the values of one list with OR. */
export type VoiceFilter = {
  /** Reasons why the voice is visible to you, at most 20. */
  accesses?: Array<VoiceAccess> | null | undefined;
  /** Categories, at most 20. */
  categories?: Array<VoiceCategory> | null | undefined;
  /** Text that the name contains, at most 200 characters. Case and blanks around the text are ignored. */
  search?: string | null | undefined;
  /** Training statuses, at most 20. The model with the most advanced training counts. */
  trainingStatuses?: Array<VoiceTrainingStatus> | null | undefined;
};

/** Permission that can be granted for a voice. */
export type VoiceGrantPermission =
  /** Also change the voice. */
  | 'EDIT'
  /** Read the voice and generate speech with it. */
  | 'VIEW';

/** Filter of jobs. Fields are combined with AND, the values of one list with OR. */
export type VoiceJobFilter = {
  /** Ids of dubbings, at most 100. */
  dubbingIds?: Array<string | number> | null | undefined;
  /** True: jobs that have not ended. False: jobs that have ended. */
  isActive?: boolean | null | undefined;
  /** Kinds of work, at most 10. */
  kinds?: Array<VoiceJobKind> | null | undefined;
  /** Statuses, at most 10. */
  statuses?: Array<VoiceJobStatus> | null | undefined;
  /** Ids of voices, at most 100. */
  voiceIds?: Array<string | number> | null | undefined;
};

/** Kind of work. */
export type VoiceJobKind =
  /** Dubs an audio or video file. */
  | 'DUBBING'
  /** Renders a dubbing in one language. */
  | 'DUBBING_RENDER'
  /** Detects the speakers of a voice sample. */
  | 'SPEAKER_SEPARATION'
  /** Trains a professional voice for a model. */
  | 'VOICE_TRAINING';

/** Status of a job. */
export type VoiceJobStatus =
  /** The job takes longer than expected. */
  | 'DELAYED'
  /** The job ended without a result. */
  | 'FAILED'
  /** The job is waiting. */
  | 'QUEUED'
  /** The job is running. */
  | 'RUNNING'
  /** The job finished successfully. */
  | 'SUCCEEDED';

/** A label of a voice. The voice service interprets the keys `language`, `accent`, `gender` and `age`. */
export type VoiceLabelInput = {
  /** Key, 1 to 100 characters, kept unchanged. */
  key: string;
  /** Value, at most 200 characters. */
  value: string;
};

/** Status of the review of the labels of a voice. */
export type VoiceLabellingStatus =
  /** The review is in progress. */
  | 'IN_REVIEW'
  /** The review is finished. */
  | 'REVIEW_COMPLETE'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** Status of a request to the voice service that is never sent twice. */
export type VoiceOperationStatus =
  /** The request was not answered. No effect was found at the voice service. */
  | 'ABANDONED'
  /** The request is stored and has not been sent. */
  | 'PLANNED'
  /** The request was not answered. Its effect was found at the voice service. */
  | 'RECONCILED'
  /** The request had no effect. */
  | 'REFUSED'
  /** The request was sent and has not been answered yet. */
  | 'SENT'
  /** The voice service confirmed the request. */
  | 'SUCCEEDED'
  /** The request was sent and not answered. Its outcome is being determined. */
  | 'UNKNOWN';

/** Order of voices. */
export type VoiceOrder = {
  /** Direction of the order. */
  direction?: OrderDirection;
  /** Field to order by. */
  field: VoiceOrderField;
};

/** Field to order voices by. */
export type VoiceOrderField =
  /** Time of creation; if it is not known, the time when this service first recorded the voice. */
  | 'CREATED_AT'
  /** Name of the voice. */
  | 'NAME';

/** Permission of the viewer for an object. Each value includes the values before it. */
export type VoicePermission =
  /** Change the object. */
  | 'EDIT'
  /** Share, transfer and delete the object and read its private fields. */
  | 'MANAGE'
  /** Read the object and generate speech with it. */
  | 'VIEW';

/** What a voice preview was generated from. */
export type VoicePreviewKind =
  /** A text description. */
  | 'DESIGN'
  /** Another voice and a description of the changes. */
  | 'REMIX';

/** Quality of the audio that a voice was created from. */
export type VoiceRecordingQuality =
  /** Bad quality. */
  | 'BAD'
  /** Good quality. */
  | 'GOOD'
  /** Acceptable quality. */
  | 'OK'
  /** Poor quality. */
  | 'POOR'
  /** Studio quality. */
  | 'STUDIO'
  /** A quality that this version does not know. */
  | 'UNKNOWN';

/** Result of the review for the public library. */
export type VoiceReviewStatus =
  /** The voice was allowed. */
  | 'ALLOWED'
  /** The voice was allowed after changes. */
  | 'ALLOWED_WITH_CHANGES'
  /** The voice was declined. */
  | 'DECLINED'
  /** No review was requested. */
  | 'NOT_REQUESTED'
  /** The review is in progress. */
  | 'PENDING'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** Restriction of a voice by the safety rules of the voice service. */
export type VoiceSafetyControl =
  /** The voice must not be used. */
  | 'BAN'
  /** The voice must be verified before use. */
  | 'CAPTCHA'
  /** The enterprise account must not use the voice. */
  | 'ENTERPRISE_BAN'
  /** The enterprise account must verify the voice before use. */
  | 'ENTERPRISE_CAPTCHA'
  /** No restriction. */
  | 'NONE'
  /** A restriction that this version does not know. */
  | 'UNKNOWN';

/** Status of a speaker separation. */
export type VoiceSampleSpeakerSeparationStatus =
  /** The speakers are available. */
  | 'COMPLETED'
  /** The separation ended without a result. It can be started again. */
  | 'FAILED'
  /** The separation was not started. */
  | 'NOT_STARTED'
  /** The separation is running. */
  | 'PENDING'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** Status of a voice in the public library. */
export type VoiceSharingStatus =
  /** The voice is a copy of a library voice. */
  | 'COPIED'
  /** The voice is a copy of a library voice that is no longer published. */
  | 'COPIED_DISABLED'
  /** The voice is not published. */
  | 'DISABLED'
  /** The voice is published. */
  | 'ENABLED'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** Status of the training of a voice for a model. */
export type VoiceTrainingStatus =
  /** The training takes longer than expected. */
  | 'DELAYED'
  /** The training ended without a result. */
  | 'FAILED'
  /** The training is finished and the voice can be used with the model. */
  | 'FINE_TUNED'
  /** The training is running. */
  | 'FINE_TUNING'
  /** The training was not started. */
  | 'NOT_STARTED'
  /** The training is waiting. */
  | 'QUEUED'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** Reason why a mutation failed or was incomplete. Clients may branch on it. */
export type VoiceUserErrorCode =
  /** The same work is already in progress. */
  | 'ALREADY_RUNNING'
  /** The change was made, but another client has also edited the object since the given version. Read it again. */
  | 'CHANGED_ELSEWHERE'
  /** The current state of the object or of another object does not allow the change. */
  | 'CONFLICT'
  /** The voice already contains an identical file. */
  | 'DUPLICATE_FILE'
  /** A value is not valid; `path` leads to it. */
  | 'INVALID'
  /** The object does not exist or is not visible to you. */
  | 'NOT_FOUND'
  /** The work is not finished. Try again later. */
  | 'NOT_READY'
  /** The dubbing was not created for the studio and cannot be edited. */
  | 'NOT_STUDIO'
  /** The voice must be trained for this model first. */
  | 'NOT_TRAINED'
  /** The voice must be verified first. */
  | 'NOT_VERIFIED'
  /** No verification attempts are left until the number of attempts is reset. */
  | 'NO_ATTEMPTS_LEFT'
  /** The plan of the platform at the voice service does not include this feature. */
  | 'PLAN_REQUIRED'
  /** The voice service rejected the request; `message` contains its error code. */
  | 'REFUSED_UPSTREAM'
  /** Only a part of the change was made. The payload contains this part and `message` the reason. The rest can be requested again. */
  | 'STOPPED'
  /** The text exceeds the limit of the model or of the plan of the platform. */
  | 'TEXT_TOO_LONG'
  /** The model does not exist or does not support this feature. */
  | 'UNKNOWN_MODEL'
  /** The audio is not available in this format, or not with this delivery. */
  | 'UNSUPPORTED_FORMAT'
  /** A file is missing, empty, truncated, too large or not of the given type. */
  | 'UPLOAD_REFUSED'
  /** The verification audio was not accepted. It can be repeated while attempts are left. */
  | 'VERIFICATION_DENIED'
  /** The plan of the platform does not allow more voices of this kind. */
  | 'VOICE_LIMIT_REACHED';

/** Who can see a voice in addition to its owner and the users with a grant. */
export type VoiceVisibility =
  /** Only administrators of the tenant. */
  | 'PRIVATE'
  /** All users of the tenant. */
  | 'TENANT';

/** Categories that the upstream can filter by. */
export type VoiceWorkspaceCategory =
  /** Instant clone of a few audio files. */
  | 'CLONED'
  /** Generated from a description. */
  | 'GENERATED'
  /** Provided by the voice service for all accounts. */
  | 'PREMADE'
  /** Trained on hours of audio. */
  | 'PROFESSIONAL';

/** Filter of the voices of the upstream workspace. Fields are combined with AND, the values of one list with OR. */
export type VoiceWorkspaceFilter = {
  /** Value of the label `accent`, at most 50 characters. */
  accent?: string | null | undefined;
  /** Value of the label `age`, at most 50 characters. */
  age?: string | null | undefined;
  /** Category of the voices. */
  category?: VoiceWorkspaceCategory | null | undefined;
  /** Id of the collection that contains the voices. */
  collectionId?: string | null | undefined;
  /** Value of the label `gender`, at most 50 characters. */
  gender?: string | null | undefined;
  /** Values of the label `language`, at most 20. */
  languages?: Array<string> | null | undefined;
  /** Text to search for in names, descriptions and labels, at most 200 characters. Blanks around it are ignored. */
  search?: string | null | undefined;
  /** Training status of the voices. */
  trainingStatus?: VoiceWorkspaceTrainingStatus | null | undefined;
  /** Intended uses of the voices, at most 20. */
  useCases?: Array<string> | null | undefined;
  /** Part of the workspace. */
  voiceType?: VoiceWorkspaceVoiceType | null | undefined;
};

/** Training statuses that the upstream can filter by. */
export type VoiceWorkspaceTrainingStatus =
  /** The training takes longer than expected. */
  | 'DELAYED'
  /** The voice is not ready for training. */
  | 'DRAFT'
  /** The training ended without a result. */
  | 'FAILED'
  /** The training is finished. */
  | 'FINE_TUNED'
  /** The training is running. */
  | 'FINE_TUNING'
  /** The training was not started. */
  | 'NOT_STARTED'
  /** The voice must be verified. */
  | 'NOT_VERIFIED'
  /** The training is waiting. */
  | 'QUEUED';

/** Part of the upstream workspace. */
export type VoiceWorkspaceVoiceType =
  /** Voices added from the public library. */
  | 'COMMUNITY'
  /** Default voices of the voice service. */
  | 'DEFAULT'
  /** All voices except those of the public library. */
  | 'NON_COMMUNITY'
  /** All voices except the default voices. */
  | 'NON_DEFAULT'
  /** Voices created by the account. */
  | 'PERSONAL'
  /** Bookmarked voices. */
  | 'SAVED'
  /** Voices created by members of the workspace. */
  | 'WORKSPACE';

export type DubbingsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: DubbingFilter | null | undefined;
}>;


export type DubbingsQuery = { dubbings: { edges: Array<{ cursor: string, node: { id: string, name: string | null, status: DubbingStatus | null, isStudio: boolean | null, sourceLanguage: string | null, targetLanguages: Array<string> | null, durationSecs: number | null, createdAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type DubbingStudioQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: DubbingSegmentFilter | null | undefined;
}>;


export type DubbingStudioQuery = { dubbing: { id: string, name: string | null, status: DubbingStatus | null, version: number | null, speakers: Array<{ dubbingId: string, id: string, name: string | null, voices: Array<{ language: string, mode: DubbingVoiceMode, voiceId: string | null }> | null }> | null, segments: { edges: Array<{ cursor: string, node: { dubbingId: string, id: string, startSecs: number | null, endSecs: number | null, text: string | null, speaker: { id: string } | null, dubs: Array<{ language: string, text: string | null, isStale: boolean, audio: { url: string } | null }> | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, renders: Array<{ id: string, language: string | null, type: DubbingRenderType | null, status: DubbingRenderStatus | null, version: number | null, asset: { url: string } | null }> | null } | null };

export type CreateDubbingMutationVariables = Exact<{
  input: CreateDubbingInput;
}>;


export type CreateDubbingMutation = { createDubbing: { dubbingId: string | null, version: number | null, job: { id: string, kind: VoiceJobKind | null, status: VoiceJobStatus | null } | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type DeleteDubbingMutationVariables = Exact<{
  input: DeleteDubbingInput;
}>;


export type DeleteDubbingMutation = { deleteDubbing: { deletedDubbingId: string | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type AddDubbingLanguageMutationVariables = Exact<{
  input: AddDubbingLanguageInput;
}>;


export type AddDubbingLanguageMutation = { addDubbingLanguage: { language: string | null, dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type CreateDubbingSpeakerMutationVariables = Exact<{
  input: CreateDubbingSpeakerInput;
}>;


export type CreateDubbingSpeakerMutation = { createDubbingSpeaker: { speakerId: string | null, dubbingId: string | null, version: number | null, speaker: { id: string, name: string | null, voices: Array<{ language: string, mode: DubbingVoiceMode, voiceId: string | null }> | null } | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type UpdateDubbingSpeakerMutationVariables = Exact<{
  input: UpdateDubbingSpeakerInput;
}>;


export type UpdateDubbingSpeakerMutation = { updateDubbingSpeaker: { speakerId: string | null, dubbingId: string | null, version: number | null, speaker: { id: string, name: string | null, voices: Array<{ language: string, mode: DubbingVoiceMode, voiceId: string | null }> | null } | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type CreateDubbingSegmentMutationVariables = Exact<{
  input: CreateDubbingSegmentInput;
}>;


export type CreateDubbingSegmentMutation = { createDubbingSegment: { segmentId: string | null, dubbingId: string | null, version: number | null, segment: { id: string, startSecs: number | null, endSecs: number | null, text: string | null, speaker: { id: string } | null, dubs: Array<{ language: string, startSecs: number, endSecs: number, text: string | null, isStale: boolean }> | null } | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type UpdateDubbingSegmentMutationVariables = Exact<{
  input: UpdateDubbingSegmentInput;
}>;


export type UpdateDubbingSegmentMutation = { updateDubbingSegment: { segmentId: string | null, dubbingId: string | null, version: number | null, segment: { id: string, startSecs: number | null, endSecs: number | null, text: string | null, speaker: { id: string } | null, dubs: Array<{ language: string, startSecs: number, endSecs: number, text: string | null, isStale: boolean }> | null } | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type DeleteDubbingSegmentMutationVariables = Exact<{
  input: DeleteDubbingSegmentInput;
}>;


export type DeleteDubbingSegmentMutation = { deleteDubbingSegment: { deletedDubbingSegmentId: string | null, dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type DeleteDubbingSegmentsMutationVariables = Exact<{
  input: DeleteDubbingSegmentsInput;
}>;


export type DeleteDubbingSegmentsMutation = { deleteDubbingSegments: { deletedDubbingSegmentIds: Array<string>, dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type MoveDubbingSegmentsMutationVariables = Exact<{
  input: MoveDubbingSegmentsInput;
}>;


export type MoveDubbingSegmentsMutation = { moveDubbingSegments: { segmentIds: Array<string>, dubbingId: string | null, version: number | null, segments: Array<{ id: string, startSecs: number | null, endSecs: number | null, text: string | null, speaker: { id: string } | null, dubs: Array<{ language: string, startSecs: number, endSecs: number, text: string | null, isStale: boolean }> | null }> | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type TranscribeDubbingMutationVariables = Exact<{
  input: TranscribeDubbingSegmentsInput;
}>;


export type TranscribeDubbingMutation = { transcribeDubbingSegments: { segmentIds: Array<string>, dubbingId: string | null, version: number | null, segments: Array<{ id: string, startSecs: number | null, endSecs: number | null, text: string | null, speaker: { id: string } | null, dubs: Array<{ language: string, startSecs: number, endSecs: number, text: string | null, isStale: boolean }> | null }> | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type TranslateDubbingMutationVariables = Exact<{
  input: TranslateDubbingSegmentsInput;
}>;


export type TranslateDubbingMutation = { translateDubbingSegments: { segmentIds: Array<string>, dubbingId: string | null, version: number | null, segments: Array<{ id: string, startSecs: number | null, endSecs: number | null, text: string | null, speaker: { id: string } | null, dubs: Array<{ language: string, startSecs: number, endSecs: number, text: string | null, isStale: boolean }> | null }> | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type DubDubbingMutationVariables = Exact<{
  input: DubDubbingSegmentsInput;
}>;


export type DubDubbingMutation = { dubDubbingSegments: { segmentIds: Array<string>, dubbingId: string | null, version: number | null, segments: Array<{ id: string, startSecs: number | null, endSecs: number | null, text: string | null, speaker: { id: string } | null, dubs: Array<{ language: string, startSecs: number, endSecs: number, text: string | null, isStale: boolean }> | null }> | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type RenderDubbingMutationVariables = Exact<{
  input: RenderDubbingInput;
}>;


export type RenderDubbingMutation = { renderDubbing: { renderId: string | null, dubbingId: string | null, version: number | null, render: { id: string, status: DubbingRenderStatus | null, language: string | null, type: DubbingRenderType | null } | null, job: { id: string, kind: VoiceJobKind | null, status: VoiceJobStatus | null } | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

type ChangedDubbing_AddDubbingLanguagePayload_Fragment = { dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedDubbing_CreateDubbingPayload_Fragment = { dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedDubbing_CreateDubbingSegmentPayload_Fragment = { dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedDubbing_CreateDubbingSpeakerPayload_Fragment = { dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedDubbing_DeleteDubbingSegmentPayload_Fragment = { dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedDubbing_DeleteDubbingSegmentsPayload_Fragment = { dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedDubbing_DubDubbingSegmentsPayload_Fragment = { dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedDubbing_MoveDubbingSegmentsPayload_Fragment = { dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedDubbing_RenderDubbingPayload_Fragment = { dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedDubbing_TranscribeDubbingSegmentsPayload_Fragment = { dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedDubbing_TranslateDubbingSegmentsPayload_Fragment = { dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedDubbing_UpdateDubbingSegmentPayload_Fragment = { dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedDubbing_UpdateDubbingSpeakerPayload_Fragment = { dubbingId: string | null, version: number | null, dubbing: { id: string, version: number | null, targetLanguages: Array<string> | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

export type ChangedDubbingFragment =
  | ChangedDubbing_AddDubbingLanguagePayload_Fragment
  | ChangedDubbing_CreateDubbingPayload_Fragment
  | ChangedDubbing_CreateDubbingSegmentPayload_Fragment
  | ChangedDubbing_CreateDubbingSpeakerPayload_Fragment
  | ChangedDubbing_DeleteDubbingSegmentPayload_Fragment
  | ChangedDubbing_DeleteDubbingSegmentsPayload_Fragment
  | ChangedDubbing_DubDubbingSegmentsPayload_Fragment
  | ChangedDubbing_MoveDubbingSegmentsPayload_Fragment
  | ChangedDubbing_RenderDubbingPayload_Fragment
  | ChangedDubbing_TranscribeDubbingSegmentsPayload_Fragment
  | ChangedDubbing_TranslateDubbingSegmentsPayload_Fragment
  | ChangedDubbing_UpdateDubbingSegmentPayload_Fragment
  | ChangedDubbing_UpdateDubbingSpeakerPayload_Fragment
;

export type EditedSpeakerFragment = { id: string, name: string | null, voices: Array<{ language: string, mode: DubbingVoiceMode, voiceId: string | null }> | null };

export type EditedSegmentFragment = { id: string, startSecs: number | null, endSecs: number | null, text: string | null, speaker: { id: string } | null, dubs: Array<{ language: string, startSecs: number, endSecs: number, text: string | null, isStale: boolean }> | null };

export type ResolveOperationMutationVariables = Exact<{
  input: ResolveVoiceOperationInput;
}>;


export type ResolveOperationMutation = { resolveVoiceOperation: { operation: { id: string, kind: string, status: VoiceOperationStatus, voiceId: string | null, isWaitingForAdmin: boolean, endedAt: string | null, actor: { id: string } } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type PreviewFieldsFragment = { id: string, kind: VoicePreviewKind | null, description: string | null, text: string | null, language: string | null, durationSecs: number | null, modelId: string | null, viewerPermission: VoicePermission | null, createdAt: string | null, owner: { id: string } | null, audio: { url: string, mediaType: string | null, durationSecs: number | null } | null, sourceVoice: { id: string, name: string | null } | null, voice: { id: string, name: string | null } | null };

type MadePreviews_DesignVoicePayload_Fragment = { previewIds: Array<string>, text: string | null, previews: Array<{ id: string, kind: VoicePreviewKind | null, description: string | null, text: string | null, language: string | null, durationSecs: number | null, modelId: string | null, viewerPermission: VoicePermission | null, createdAt: string | null, owner: { id: string } | null, audio: { url: string, mediaType: string | null, durationSecs: number | null } | null, sourceVoice: { id: string, name: string | null } | null, voice: { id: string, name: string | null } | null }> | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type MadePreviews_RemixVoicePayload_Fragment = { previewIds: Array<string>, text: string | null, previews: Array<{ id: string, kind: VoicePreviewKind | null, description: string | null, text: string | null, language: string | null, durationSecs: number | null, modelId: string | null, viewerPermission: VoicePermission | null, createdAt: string | null, owner: { id: string } | null, audio: { url: string, mediaType: string | null, durationSecs: number | null } | null, sourceVoice: { id: string, name: string | null } | null, voice: { id: string, name: string | null } | null }> | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

export type MadePreviewsFragment =
  | MadePreviews_DesignVoicePayload_Fragment
  | MadePreviews_RemixVoicePayload_Fragment
;

export type DesignVoiceMutationVariables = Exact<{
  input: DesignVoiceInput;
}>;


export type DesignVoiceMutation = { designVoice: { previewIds: Array<string>, text: string | null, previews: Array<{ id: string, kind: VoicePreviewKind | null, description: string | null, text: string | null, language: string | null, durationSecs: number | null, modelId: string | null, viewerPermission: VoicePermission | null, createdAt: string | null, owner: { id: string } | null, audio: { url: string, mediaType: string | null, durationSecs: number | null } | null, sourceVoice: { id: string, name: string | null } | null, voice: { id: string, name: string | null } | null }> | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type RemixVoiceMutationVariables = Exact<{
  input: RemixVoiceInput;
}>;


export type RemixVoiceMutation = { remixVoice: { previewIds: Array<string>, text: string | null, previews: Array<{ id: string, kind: VoicePreviewKind | null, description: string | null, text: string | null, language: string | null, durationSecs: number | null, modelId: string | null, viewerPermission: VoicePermission | null, createdAt: string | null, owner: { id: string } | null, audio: { url: string, mediaType: string | null, durationSecs: number | null } | null, sourceVoice: { id: string, name: string | null } | null, voice: { id: string, name: string | null } | null }> | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type CreateVoiceFromPreviewMutationVariables = Exact<{
  input: CreateVoiceFromPreviewInput;
}>;


export type CreateVoiceFromPreviewMutation = { createVoiceFromPreview: { voiceId: string | null, voice: { name: string | null, category: VoiceCategory | null, description: string | null, id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, labels: Array<{ key: string, value: string }> | null, previews: Array<{ id: string, voice: { id: string } | null }> | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type OnePreviewQueryVariables = Exact<{
  id: string | number;
}>;


export type OnePreviewQuery = { voicePreview: { id: string, kind: VoicePreviewKind | null, description: string | null, text: string | null, language: string | null, durationSecs: number | null, modelId: string | null, viewerPermission: VoicePermission | null, createdAt: string | null, owner: { id: string } | null, audio: { url: string, mediaType: string | null, durationSecs: number | null } | null, sourceVoice: { id: string, name: string | null } | null, voice: { id: string, name: string | null } | null } | null };

export type ListPreviewsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListPreviewsQuery = { voicePreviews: { edges: Array<{ cursor: string, node: { id: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type PreviewsOfVoicesQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type PreviewsOfVoicesQuery = { voices: { edges: Array<{ node: { id: string, previews: Array<{ id: string }> | null, remixes: Array<{ id: string }> | null } }> } | null };

export type CreateProfessionalVoiceMutationVariables = Exact<{
  input: CreateProfessionalVoiceInput;
}>;


export type CreateProfessionalVoiceMutation = { createProfessionalVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type UpdateProfessionalVoiceMutationVariables = Exact<{
  input: UpdateProfessionalVoiceInput;
}>;


export type UpdateProfessionalVoiceMutation = { updateProfessionalVoice: { voiceId: string | null, voice: { name: string | null, description: string | null, id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, labels: Array<{ key: string, value: string }> | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type AddVoiceSamplesMutationVariables = Exact<{
  input: AddVoiceSamplesInput;
}>;


export type AddVoiceSamplesMutation = { addVoiceSamples: { sampleIds: Array<string>, voiceId: string | null, samples: Array<{ id: string, fileName: string | null, sizeBytes: number | null, isBackgroundNoiseRemoved: boolean | null }> | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type UpdateVoiceSampleMutationVariables = Exact<{
  input: UpdateVoiceSampleInput;
}>;


export type UpdateVoiceSampleMutation = { updateVoiceSample: { sampleId: string | null, voiceId: string | null, sample: { id: string, fileName: string | null, isBackgroundNoiseRemoved: boolean | null, trimStartMs: number | null, trimEndMs: number | null, speakerSeparation: { selectedSpeakerIds: Array<string> } | null } | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type DeleteVoiceSampleMutationVariables = Exact<{
  input: DeleteVoiceSampleInput;
}>;


export type DeleteVoiceSampleMutation = { deleteVoiceSample: { deletedVoiceSampleId: string | null, voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type SeparateSpeakersMutationVariables = Exact<{
  input: SeparateSpeakersInput;
}>;


export type SeparateSpeakersMutation = { separateSpeakers: { voiceId: string | null, job: { id: string, kind: VoiceJobKind | null, status: VoiceJobStatus | null, progress: number | null, message: string | null, revision: number | null, voiceId: string | null, sampleId: string | null, modelId: string | null, isStartedHere: boolean | null, endedAt: string | null, owner: { id: string } | null } | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type TrainVoiceMutationVariables = Exact<{
  input: TrainVoiceInput;
}>;


export type TrainVoiceMutation = { trainVoice: { voiceId: string | null, job: { id: string, kind: VoiceJobKind | null, status: VoiceJobStatus | null, progress: number | null, message: string | null, revision: number | null, voiceId: string | null, sampleId: string | null, modelId: string | null, isStartedHere: boolean | null, endedAt: string | null, owner: { id: string } | null } | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type RequestManualVerificationMutationVariables = Exact<{
  input: RequestManualVoiceVerificationInput;
}>;


export type RequestManualVerificationMutation = { requestManualVoiceVerification: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, fineTuning: { isManualVerificationRequested: boolean, manualVerification: { extraText: string, files: Array<{ fileName: string }> } | null } | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type VerifyVoiceCaptchaMutationVariables = Exact<{
  input: VerifyVoiceCaptchaInput;
}>;


export type VerifyVoiceCaptchaMutation = { verifyVoiceCaptcha: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, fineTuning: { verificationAttemptsCount: number } | null, verification: { isVerified: boolean } | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type CaptchaQueryVariables = Exact<{
  id: string | number;
}>;


export type CaptchaQuery = { voice: { verificationCaptcha: { url: string } | null } | null };

export type JobFactsFragment = { id: string, kind: VoiceJobKind | null, status: VoiceJobStatus | null, progress: number | null, message: string | null, revision: number | null, voiceId: string | null, sampleId: string | null, modelId: string | null, isStartedHere: boolean | null, endedAt: string | null, owner: { id: string } | null };

export type OneJobQueryVariables = Exact<{
  id: string | number;
}>;


export type OneJobQuery = { voiceJob: { id: string, kind: VoiceJobKind | null, status: VoiceJobStatus | null, progress: number | null, message: string | null, revision: number | null, voiceId: string | null, sampleId: string | null, modelId: string | null, isStartedHere: boolean | null, endedAt: string | null, voice: { name: string | null } | null, model: { name: string | null } | null, owner: { id: string } | null } | null };

export type ListJobsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  filter?: VoiceJobFilter | null | undefined;
}>;


export type ListJobsQuery = { voiceJobs: { edges: Array<{ cursor: string, node: { id: string, kind: VoiceJobKind | null, status: VoiceJobStatus | null, progress: number | null, message: string | null, revision: number | null, voiceId: string | null, sampleId: string | null, modelId: string | null, isStartedHere: boolean | null, endedAt: string | null, owner: { id: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type VoiceTrainingSubscriptionVariables = Exact<{
  voiceId: string | number;
  modelId?: string | number | null | undefined;
  since?: number | null | undefined;
}>;


export type VoiceTrainingSubscription = { voiceTrainingUpdated: { id: string, kind: VoiceJobKind | null, status: VoiceJobStatus | null, progress: number | null, message: string | null, revision: number | null, voiceId: string | null, sampleId: string | null, modelId: string | null, isStartedHere: boolean | null, endedAt: string | null, owner: { id: string } | null } | null };

export type JobUpdatedSubscriptionVariables = Exact<{
  id: string | number;
  since?: number | null | undefined;
}>;


export type JobUpdatedSubscription = { voiceJobUpdated: { id: string, kind: VoiceJobKind | null, status: VoiceJobStatus | null, progress: number | null, message: string | null, revision: number | null, voiceId: string | null, sampleId: string | null, modelId: string | null, isStartedHere: boolean | null, endedAt: string | null, owner: { id: string } | null } | null };

export type SpeakerSeparationProgressSubscriptionVariables = Exact<{
  sampleId: string | number;
  since?: number | null | undefined;
}>;


export type SpeakerSeparationProgressSubscription = { speakerSeparationUpdated: { id: string, kind: VoiceJobKind | null, status: VoiceJobStatus | null, progress: number | null, message: string | null, revision: number | null, voiceId: string | null, sampleId: string | null, modelId: string | null, isStartedHere: boolean | null, endedAt: string | null, owner: { id: string } | null } | null };

type ChangedVoice_AddLibraryVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_AddVoiceSamplesPayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_AdoptVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_CloneVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_CreateProfessionalVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_CreateVoiceFromPreviewPayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_DeleteVoiceSamplePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_RequestManualVoiceVerificationPayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_SeparateSpeakersPayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_SetVoiceVisibilityPayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_ShareVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_TrainVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_TransferVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_UnshareVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_UpdateProfessionalVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_UpdateVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_UpdateVoiceSamplePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_UpdateVoiceSettingsPayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_VerifyVoiceCaptchaPayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> };

export type ChangedVoiceFragment =
  | ChangedVoice_AddLibraryVoicePayload_Fragment
  | ChangedVoice_AddVoiceSamplesPayload_Fragment
  | ChangedVoice_AdoptVoicePayload_Fragment
  | ChangedVoice_CloneVoicePayload_Fragment
  | ChangedVoice_CreateProfessionalVoicePayload_Fragment
  | ChangedVoice_CreateVoiceFromPreviewPayload_Fragment
  | ChangedVoice_DeleteVoiceSamplePayload_Fragment
  | ChangedVoice_RequestManualVoiceVerificationPayload_Fragment
  | ChangedVoice_SeparateSpeakersPayload_Fragment
  | ChangedVoice_SetVoiceVisibilityPayload_Fragment
  | ChangedVoice_ShareVoicePayload_Fragment
  | ChangedVoice_TrainVoicePayload_Fragment
  | ChangedVoice_TransferVoicePayload_Fragment
  | ChangedVoice_UnshareVoicePayload_Fragment
  | ChangedVoice_UpdateProfessionalVoicePayload_Fragment
  | ChangedVoice_UpdateVoicePayload_Fragment
  | ChangedVoice_UpdateVoiceSamplePayload_Fragment
  | ChangedVoice_UpdateVoiceSettingsPayload_Fragment
  | ChangedVoice_VerifyVoiceCaptchaPayload_Fragment
;

export type AdoptVoiceMutationVariables = Exact<{
  input: AdoptVoiceInput;
}>;


export type AdoptVoiceMutation = { adoptVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type ShareVoiceMutationVariables = Exact<{
  input: ShareVoiceInput;
}>;


export type ShareVoiceMutation = { shareVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type UnshareVoiceMutationVariables = Exact<{
  input: UnshareVoiceInput;
}>;


export type UnshareVoiceMutation = { unshareVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type TransferVoiceMutationVariables = Exact<{
  input: TransferVoiceInput;
}>;


export type TransferVoiceMutation = { transferVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type SetVoiceVisibilityMutationVariables = Exact<{
  input: SetVoiceVisibilityInput;
}>;


export type SetVoiceVisibilityMutation = { setVoiceVisibility: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type CloneVoiceMutationVariables = Exact<{
  input: CloneVoiceInput;
}>;


export type CloneVoiceMutation = { cloneVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type UpdateVoiceMutationVariables = Exact<{
  input: UpdateVoiceInput;
}>;


export type UpdateVoiceMutation = { updateVoice: { voiceId: string | null, voice: { name: string | null, description: string | null, id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, labels: Array<{ key: string, value: string }> | null, samples: Array<{ fileName: string | null }> | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type UpdateVoiceSettingsMutationVariables = Exact<{
  input: UpdateVoiceSettingsInput;
}>;


export type UpdateVoiceSettingsMutation = { updateVoiceSettings: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, settings: { stability: number | null, similarityBoost: number | null, style: number | null, speed: number | null, hasSpeakerBoost: boolean | null } | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type DeleteVoiceMutationVariables = Exact<{
  input: DeleteVoiceInput;
}>;


export type DeleteVoiceMutation = { deleteVoice: { deletedVoiceId: string | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type AddLibraryVoiceMutationVariables = Exact<{
  input: AddLibraryVoiceInput;
}>;


export type AddLibraryVoiceMutation = { addLibraryVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } | null, userErrors: Array<{ code: VoiceUserErrorCode, message: string, path: Array<string> }> } | null };

export type FindSimilarVoicesMutationVariables = Exact<{
  input: FindSimilarVoicesInput;
}>;


export type FindSimilarVoicesMutation = { findSimilarVoices: { voices: Array<{ id: string, publicOwnerId: string, name: string, preview: { url: string } | null }>, userErrors: Array<{ code: VoiceUserErrorCode, path: Array<string> }> } | null };

export type VoiceFactsFragment = { id: string, name: string | null, category: VoiceCategory | null, description: string | null, availableForTiers: Array<string> | null, highQualityBaseModelIds: Array<string> | null, collectionIds: Array<string> | null, safetyControl: VoiceSafetyControl | null, recordingQuality: VoiceRecordingQuality | null, recordingQualityReason: string | null, labellingStatus: VoiceLabellingStatus | null, isLegacy: boolean | null, isMixed: boolean | null, isBookmarked: boolean | null, favoritedAt: string | null, createdAt: string | null, addedAt: string | null, visibility: VoiceVisibility | null, isStock: boolean | null, viewerPermission: VoicePermission | null, labels: Array<{ key: string, value: string }> | null, verifiedLanguages: Array<{ language: string, modelId: string, accent: string | null, locale: string | null, preview: { url: string } | null }> | null, fineTuning: { isAllowed: boolean, language: string | null, datasetDurationSecs: number | null, sliceIds: Array<string>, verificationFailures: Array<string>, verificationAttemptsCount: number, maxVerificationAttempts: number | null, verificationAttemptsResetAt: string | null, isManualVerificationRequested: boolean, models: Array<{ modelId: string, status: VoiceTrainingStatus, progress: number | null, message: string | null }>, verificationAttempts: Array<{ text: string, attemptedAt: string, isAccepted: boolean, similarity: number, levenshteinDistance: number, recording: { id: string, mediaType: string, sizeBytes: number, uploadedAt: string, transcription: string } | null }> | null, manualVerification: { extraText: string, requestedAt: string, files: Array<{ id: string, fileName: string, mediaType: string, sizeBytes: number, uploadedAt: string }> } | null } | null, verification: { isRequired: boolean, isVerified: boolean, failures: Array<string>, attemptsCount: number, language: string | null, attempts: Array<{ isAccepted: boolean }> | null } | null, sharing: { status: VoiceSharingStatus, name: string | null, reviewStatus: VoiceReviewStatus | null, labels: Array<{ key: string, value: string }> } | null, owner: { id: string } | null, preview: { url: string, expiresAt: string } | null };

export type SampleFactsFragment = { voiceId: string, id: string, fileName: string | null, mediaType: string | null, sizeBytes: number | null, hash: string | null, durationSecs: number | null, isBackgroundNoiseRemoved: boolean | null, hasIsolatedAudio: boolean | null, hasIsolatedAudioPreview: boolean | null, trimStartMs: number | null, trimEndMs: number | null, speakerSeparation: { status: VoiceSampleSpeakerSeparationStatus, selectedSpeakerIds: Array<string>, selectedSpeakers: Array<{ id: string }>, speakers: Array<{ voiceId: string, sampleId: string, id: string, durationSecs: number | null, isSelected: boolean | null, utterances: Array<{ startSecs: number, endSecs: number }> | null }> } | null };

export type WholeVoiceQueryVariables = Exact<{
  id: string | number;
}>;


export type WholeVoiceQuery = { voice: { id: string, name: string | null, category: VoiceCategory | null, description: string | null, availableForTiers: Array<string> | null, highQualityBaseModelIds: Array<string> | null, collectionIds: Array<string> | null, safetyControl: VoiceSafetyControl | null, recordingQuality: VoiceRecordingQuality | null, recordingQualityReason: string | null, labellingStatus: VoiceLabellingStatus | null, isLegacy: boolean | null, isMixed: boolean | null, isBookmarked: boolean | null, favoritedAt: string | null, createdAt: string | null, addedAt: string | null, visibility: VoiceVisibility | null, isStock: boolean | null, viewerPermission: VoicePermission | null, settings: { stability: number | null, similarityBoost: number | null, style: number | null, speed: number | null, hasSpeakerBoost: boolean | null } | null, samples: Array<{ voiceId: string, id: string, fileName: string | null, mediaType: string | null, sizeBytes: number | null, hash: string | null, durationSecs: number | null, isBackgroundNoiseRemoved: boolean | null, hasIsolatedAudio: boolean | null, hasIsolatedAudioPreview: boolean | null, trimStartMs: number | null, trimEndMs: number | null, audio: { url: string, mediaType: string | null, durationSecs: number | null, expiresAt: string } | null, preview: { url: string } | null, speakerSeparation: { status: VoiceSampleSpeakerSeparationStatus, selectedSpeakerIds: Array<string>, selectedSpeakers: Array<{ id: string }>, speakers: Array<{ voiceId: string, sampleId: string, id: string, durationSecs: number | null, isSelected: boolean | null, utterances: Array<{ startSecs: number, endSecs: number }> | null }> } | null }> | null, labels: Array<{ key: string, value: string }> | null, verifiedLanguages: Array<{ language: string, modelId: string, accent: string | null, locale: string | null, preview: { url: string } | null }> | null, fineTuning: { isAllowed: boolean, language: string | null, datasetDurationSecs: number | null, sliceIds: Array<string>, verificationFailures: Array<string>, verificationAttemptsCount: number, maxVerificationAttempts: number | null, verificationAttemptsResetAt: string | null, isManualVerificationRequested: boolean, models: Array<{ modelId: string, status: VoiceTrainingStatus, progress: number | null, message: string | null }>, verificationAttempts: Array<{ text: string, attemptedAt: string, isAccepted: boolean, similarity: number, levenshteinDistance: number, recording: { id: string, mediaType: string, sizeBytes: number, uploadedAt: string, transcription: string } | null }> | null, manualVerification: { extraText: string, requestedAt: string, files: Array<{ id: string, fileName: string, mediaType: string, sizeBytes: number, uploadedAt: string }> } | null } | null, verification: { isRequired: boolean, isVerified: boolean, failures: Array<string>, attemptsCount: number, language: string | null, attempts: Array<{ isAccepted: boolean }> | null } | null, sharing: { status: VoiceSharingStatus, name: string | null, reviewStatus: VoiceReviewStatus | null, labels: Array<{ key: string, value: string }> } | null, owner: { id: string } | null, preview: { url: string, expiresAt: string } | null } | null };

export type ListVoicesQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  filter?: VoiceFilter | null | undefined;
  orderBy?: VoiceOrder;
}>;


export type ListVoicesQuery = { voices: { edges: Array<{ cursor: string, node: { id: string, name: string | null, viewerPermission: VoicePermission | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type ListVoicesWithEverythingQueryVariables = Exact<{
  first?: number;
}>;


export type ListVoicesWithEverythingQuery = { voices: { edges: Array<{ node: { id: string, name: string | null, category: VoiceCategory | null, description: string | null, availableForTiers: Array<string> | null, highQualityBaseModelIds: Array<string> | null, collectionIds: Array<string> | null, safetyControl: VoiceSafetyControl | null, recordingQuality: VoiceRecordingQuality | null, recordingQualityReason: string | null, labellingStatus: VoiceLabellingStatus | null, isLegacy: boolean | null, isMixed: boolean | null, isBookmarked: boolean | null, favoritedAt: string | null, createdAt: string | null, addedAt: string | null, visibility: VoiceVisibility | null, isStock: boolean | null, viewerPermission: VoicePermission | null, settings: { stability: number | null } | null, samples: Array<{ voiceId: string, id: string, fileName: string | null, mediaType: string | null, sizeBytes: number | null, hash: string | null, durationSecs: number | null, isBackgroundNoiseRemoved: boolean | null, hasIsolatedAudio: boolean | null, hasIsolatedAudioPreview: boolean | null, trimStartMs: number | null, trimEndMs: number | null, speakerSeparation: { status: VoiceSampleSpeakerSeparationStatus, selectedSpeakerIds: Array<string>, selectedSpeakers: Array<{ id: string }>, speakers: Array<{ voiceId: string, sampleId: string, id: string, durationSecs: number | null, isSelected: boolean | null, utterances: Array<{ startSecs: number, endSecs: number }> | null }> } | null }> | null, labels: Array<{ key: string, value: string }> | null, verifiedLanguages: Array<{ language: string, modelId: string, accent: string | null, locale: string | null, preview: { url: string } | null }> | null, fineTuning: { isAllowed: boolean, language: string | null, datasetDurationSecs: number | null, sliceIds: Array<string>, verificationFailures: Array<string>, verificationAttemptsCount: number, maxVerificationAttempts: number | null, verificationAttemptsResetAt: string | null, isManualVerificationRequested: boolean, models: Array<{ modelId: string, status: VoiceTrainingStatus, progress: number | null, message: string | null }>, verificationAttempts: Array<{ text: string, attemptedAt: string, isAccepted: boolean, similarity: number, levenshteinDistance: number, recording: { id: string, mediaType: string, sizeBytes: number, uploadedAt: string, transcription: string } | null }> | null, manualVerification: { extraText: string, requestedAt: string, files: Array<{ id: string, fileName: string, mediaType: string, sizeBytes: number, uploadedAt: string }> } | null } | null, verification: { isRequired: boolean, isVerified: boolean, failures: Array<string>, attemptsCount: number, language: string | null, attempts: Array<{ isAccepted: boolean }> | null } | null, sharing: { status: VoiceSharingStatus, name: string | null, reviewStatus: VoiceReviewStatus | null, labels: Array<{ key: string, value: string }> } | null, owner: { id: string } | null, preview: { url: string, expiresAt: string } | null } }> } | null };

export type VoiceEntitiesQueryVariables = Exact<{
  representations: Array<Record<string, unknown>> | Record<string, unknown>;
}>;


export type VoiceEntitiesQuery = { _entities: Array<
    | { __typename: 'DubbingRender' }
    | { __typename: 'DubbingResource' }
    | { __typename: 'DubbingSegment' }
    | { __typename: 'DubbingSpeaker' }
    | { __typename: 'GeneratedAudio' }
    | { __typename: 'User' }
    | { __typename: 'Voice', id: string, name: string | null, owner: { id: string } | null, samples: Array<{ id: string, speakerSeparation: { speakers: Array<{ id: string }> } | null }> | null }
    | { __typename: 'VoiceJob' }
    | { __typename: 'VoicePreview' }
    | { __typename: 'VoiceSample' }
    | { __typename: 'VoiceSampleSpeaker' }
   | null> };

export type OwnedVoiceEntitiesQueryVariables = Exact<{
  representations: Array<Record<string, unknown>> | Record<string, unknown>;
}>;


export type OwnedVoiceEntitiesQuery = { _entities: Array<
    | { id: string, viewerPermission: VoicePermission | null, owner: { id: string } | null }
    | Record<PropertyKey, never>
   | null> };

export type WorkspaceVoicesQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  filter?: VoiceWorkspaceFilter | null | undefined;
  orderBy?: VoiceOrder | null | undefined;
}>;


export type WorkspaceVoicesQuery = { workspaceVoices: { edges: Array<{ cursor: string, node: { id: string, name: string | null, viewerPermission: VoicePermission | null, owner: { id: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type UpstreamUsageQueryVariables = Exact<{ [key: string]: never; }>;


export type UpstreamUsageQuery = { voiceWorkspaceUsage: { tier: string, status: string, creditsUsed: number, creditsLimit: number, creditsLimitExtension: number | null, isCreditsLimitExtensionUnlimited: boolean, creditsResetAt: string | null, voiceSlotsUsed: number, voiceSlotsLimit: number, professionalVoiceSlotsUsed: number, professionalVoiceSlotsLimit: number, voiceAddEditsUsed: number, voiceAddEditsLimit: number | null, canUseInstantVoiceCloning: boolean, canUseProfessionalVoiceCloning: boolean } | null };

export type ModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelsQuery = { voiceModels: Array<{ id: string, name: string | null, description: string | null, canBeFineTuned: boolean | null, canDoTextToSpeech: boolean | null, canDoVoiceConversion: boolean | null, canUseStyle: boolean | null, canUseSpeakerBoost: boolean | null, canServeProfessionalVoices: boolean | null, isAlphaAccessRequired: boolean | null, tokenCostFactor: number | null, characterCostMultiplier: number | null, costDiscountMultiplier: number | null, maxCharactersFreeUser: number | null, maxCharactersSubscribedUser: number | null, maxTextLength: number | null, concurrencyGroup: string | null, languages: Array<{ id: string, name: string }> }> | null };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { voiceViewer: { tenantId: string, scopes: Array<string>, expiresAt: string | null, user: { id: string } } | null };

export const ChangedDubbingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<ChangedDubbingFragment, unknown>;
export const EditedSpeakerFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedSpeaker"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingSpeaker"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"voices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}}]}}]}}]} as unknown as DocumentNode<EditedSpeakerFragment, unknown>;
export const EditedSegmentFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedSegment"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingSegment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"speaker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dubs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isStale"}}]}}]}}]} as unknown as DocumentNode<EditedSegmentFragment, unknown>;
export const PreviewFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PreviewFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePreview"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"audio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sourceVoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<PreviewFieldsFragment, unknown>;
export const MadePreviewsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MadePreviews"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePreviewsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewIds"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"previews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PreviewFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePreview"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"audio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sourceVoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<MadePreviewsFragment, unknown>;
export const JobFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceJob"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<JobFactsFragment, unknown>;
export const ChangedVoiceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<ChangedVoiceFragment, unknown>;
export const VoiceFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VoiceFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Voice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableForTiers"}},{"kind":"Field","name":{"kind":"Name","value":"highQualityBaseModelIds"}},{"kind":"Field","name":{"kind":"Name","value":"verifiedLanguages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"accent"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"collectionIds"}},{"kind":"Field","name":{"kind":"Name","value":"fineTuning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"datasetDurationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"sliceIds"}},{"kind":"Field","name":{"kind":"Name","value":"verificationFailures"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsCount"}},{"kind":"Field","name":{"kind":"Name","value":"maxVerificationAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsResetAt"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"attemptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"similarity"}},{"kind":"Field","name":{"kind":"Name","value":"levenshteinDistance"}},{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}},{"kind":"Field","name":{"kind":"Name","value":"transcription"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"isManualVerificationRequested"}},{"kind":"Field","name":{"kind":"Name","value":"manualVerification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"extraText"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"verification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"isVerified"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}},{"kind":"Field","name":{"kind":"Name","value":"attemptsCount"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAccepted"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewStatus"}}]}},{"kind":"Field","name":{"kind":"Name","value":"safetyControl"}},{"kind":"Field","name":{"kind":"Name","value":"recordingQuality"}},{"kind":"Field","name":{"kind":"Name","value":"recordingQualityReason"}},{"kind":"Field","name":{"kind":"Name","value":"labellingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"isLegacy"}},{"kind":"Field","name":{"kind":"Name","value":"isMixed"}},{"kind":"Field","name":{"kind":"Name","value":"isBookmarked"}},{"kind":"Field","name":{"kind":"Name","value":"favoritedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"isStock"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<VoiceFactsFragment, unknown>;
export const SampleFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SampleFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceSample"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"isBackgroundNoiseRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"hasIsolatedAudio"}},{"kind":"Field","name":{"kind":"Name","value":"hasIsolatedAudioPreview"}},{"kind":"Field","name":{"kind":"Name","value":"trimStartMs"}},{"kind":"Field","name":{"kind":"Name","value":"trimEndMs"}},{"kind":"Field","name":{"kind":"Name","value":"speakerSeparation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakerIds"}},{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"speakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"isSelected"}},{"kind":"Field","name":{"kind":"Name","value":"utterances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SampleFactsFragment, unknown>;
export const DubbingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Dubbings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isStudio"}},{"kind":"Field","name":{"kind":"Name","value":"sourceLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<DubbingsQuery, DubbingsQueryVariables>;
export const DubbingStudioDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DubbingStudio"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingSegmentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"speakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"voices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"speaker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dubs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isStale"}},{"kind":"Field","name":{"kind":"Name","value":"audio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"renders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"asset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DubbingStudioQuery, DubbingStudioQueryVariables>;
export const CreateDubbingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateDubbing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateDubbingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createDubbing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedDubbing"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<CreateDubbingMutation, CreateDubbingMutationVariables>;
export const DeleteDubbingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteDubbing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteDubbingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteDubbing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedDubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteDubbingMutation, DeleteDubbingMutationVariables>;
export const AddDubbingLanguageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddDubbingLanguage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddDubbingLanguageInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addDubbingLanguage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedDubbing"}},{"kind":"Field","name":{"kind":"Name","value":"language"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<AddDubbingLanguageMutation, AddDubbingLanguageMutationVariables>;
export const CreateDubbingSpeakerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateDubbingSpeaker"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateDubbingSpeakerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createDubbingSpeaker"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedDubbing"}},{"kind":"Field","name":{"kind":"Name","value":"speakerId"}},{"kind":"Field","name":{"kind":"Name","value":"speaker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EditedSpeaker"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedSpeaker"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingSpeaker"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"voices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}}]}}]}}]} as unknown as DocumentNode<CreateDubbingSpeakerMutation, CreateDubbingSpeakerMutationVariables>;
export const UpdateDubbingSpeakerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateDubbingSpeaker"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateDubbingSpeakerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateDubbingSpeaker"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedDubbing"}},{"kind":"Field","name":{"kind":"Name","value":"speakerId"}},{"kind":"Field","name":{"kind":"Name","value":"speaker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EditedSpeaker"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedSpeaker"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingSpeaker"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"voices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}}]}}]}}]} as unknown as DocumentNode<UpdateDubbingSpeakerMutation, UpdateDubbingSpeakerMutationVariables>;
export const CreateDubbingSegmentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateDubbingSegment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateDubbingSegmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createDubbingSegment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedDubbing"}},{"kind":"Field","name":{"kind":"Name","value":"segmentId"}},{"kind":"Field","name":{"kind":"Name","value":"segment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EditedSegment"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedSegment"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingSegment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"speaker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dubs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isStale"}}]}}]}}]} as unknown as DocumentNode<CreateDubbingSegmentMutation, CreateDubbingSegmentMutationVariables>;
export const UpdateDubbingSegmentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateDubbingSegment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateDubbingSegmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateDubbingSegment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedDubbing"}},{"kind":"Field","name":{"kind":"Name","value":"segmentId"}},{"kind":"Field","name":{"kind":"Name","value":"segment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EditedSegment"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedSegment"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingSegment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"speaker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dubs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isStale"}}]}}]}}]} as unknown as DocumentNode<UpdateDubbingSegmentMutation, UpdateDubbingSegmentMutationVariables>;
export const DeleteDubbingSegmentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteDubbingSegment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteDubbingSegmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteDubbingSegment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedDubbing"}},{"kind":"Field","name":{"kind":"Name","value":"deletedDubbingSegmentId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<DeleteDubbingSegmentMutation, DeleteDubbingSegmentMutationVariables>;
export const DeleteDubbingSegmentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteDubbingSegments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteDubbingSegmentsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteDubbingSegments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedDubbing"}},{"kind":"Field","name":{"kind":"Name","value":"deletedDubbingSegmentIds"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<DeleteDubbingSegmentsMutation, DeleteDubbingSegmentsMutationVariables>;
export const MoveDubbingSegmentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoveDubbingSegments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveDubbingSegmentsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"moveDubbingSegments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedDubbing"}},{"kind":"Field","name":{"kind":"Name","value":"segmentIds"}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EditedSegment"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedSegment"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingSegment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"speaker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dubs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isStale"}}]}}]}}]} as unknown as DocumentNode<MoveDubbingSegmentsMutation, MoveDubbingSegmentsMutationVariables>;
export const TranscribeDubbingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TranscribeDubbing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TranscribeDubbingSegmentsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transcribeDubbingSegments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedDubbing"}},{"kind":"Field","name":{"kind":"Name","value":"segmentIds"}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EditedSegment"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedSegment"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingSegment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"speaker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dubs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isStale"}}]}}]}}]} as unknown as DocumentNode<TranscribeDubbingMutation, TranscribeDubbingMutationVariables>;
export const TranslateDubbingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TranslateDubbing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TranslateDubbingSegmentsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"translateDubbingSegments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedDubbing"}},{"kind":"Field","name":{"kind":"Name","value":"segmentIds"}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EditedSegment"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedSegment"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingSegment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"speaker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dubs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isStale"}}]}}]}}]} as unknown as DocumentNode<TranslateDubbingMutation, TranslateDubbingMutationVariables>;
export const DubDubbingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DubDubbing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DubDubbingSegmentsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubDubbingSegments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedDubbing"}},{"kind":"Field","name":{"kind":"Name","value":"segmentIds"}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EditedSegment"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedSegment"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingSegment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"speaker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dubs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isStale"}}]}}]}}]} as unknown as DocumentNode<DubDubbingMutation, DubDubbingMutationVariables>;
export const RenderDubbingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RenderDubbing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RenderDubbingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renderDubbing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedDubbing"}},{"kind":"Field","name":{"kind":"Name","value":"renderId"}},{"kind":"Field","name":{"kind":"Name","value":"render"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedDubbing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DubbingPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dubbingId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"dubbing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"targetLanguages"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<RenderDubbingMutation, RenderDubbingMutationVariables>;
export const ResolveOperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResolveOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResolveVoiceOperationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolveVoiceOperation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"isWaitingForAdmin"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<ResolveOperationMutation, ResolveOperationMutationVariables>;
export const DesignVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DesignVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DesignVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"designVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MadePreviews"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PreviewFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePreview"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"audio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sourceVoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MadePreviews"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePreviewsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewIds"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"previews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<DesignVoiceMutation, DesignVoiceMutationVariables>;
export const RemixVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemixVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemixVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"remixVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MadePreviews"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PreviewFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePreview"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"audio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sourceVoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MadePreviews"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePreviewsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewIds"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"previews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<RemixVoiceMutation, RemixVoiceMutationVariables>;
export const CreateVoiceFromPreviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateVoiceFromPreview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateVoiceFromPreviewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createVoiceFromPreview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"previews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<CreateVoiceFromPreviewMutation, CreateVoiceFromPreviewMutationVariables>;
export const OnePreviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OnePreview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voicePreview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PreviewFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePreview"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"audio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sourceVoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<OnePreviewQuery, OnePreviewQueryVariables>;
export const ListPreviewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListPreviews"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voicePreviews"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ListPreviewsQuery, ListPreviewsQueryVariables>;
export const PreviewsOfVoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PreviewsOfVoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"previews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"remixes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PreviewsOfVoicesQuery, PreviewsOfVoicesQueryVariables>;
export const CreateProfessionalVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateProfessionalVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProfessionalVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProfessionalVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<CreateProfessionalVoiceMutation, CreateProfessionalVoiceMutationVariables>;
export const UpdateProfessionalVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateProfessionalVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateProfessionalVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateProfessionalVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<UpdateProfessionalVoiceMutation, UpdateProfessionalVoiceMutationVariables>;
export const AddVoiceSamplesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddVoiceSamples"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddVoiceSamplesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addVoiceSamples"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"sampleIds"}},{"kind":"Field","name":{"kind":"Name","value":"samples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"isBackgroundNoiseRemoved"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<AddVoiceSamplesMutation, AddVoiceSamplesMutationVariables>;
export const UpdateVoiceSampleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateVoiceSample"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateVoiceSampleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateVoiceSample"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"sample"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"isBackgroundNoiseRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"trimStartMs"}},{"kind":"Field","name":{"kind":"Name","value":"trimEndMs"}},{"kind":"Field","name":{"kind":"Name","value":"speakerSeparation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakerIds"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<UpdateVoiceSampleMutation, UpdateVoiceSampleMutationVariables>;
export const DeleteVoiceSampleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteVoiceSample"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteVoiceSampleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteVoiceSample"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"deletedVoiceSampleId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<DeleteVoiceSampleMutation, DeleteVoiceSampleMutationVariables>;
export const SeparateSpeakersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SeparateSpeakers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SeparateSpeakersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"separateSpeakers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceJob"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SeparateSpeakersMutation, SeparateSpeakersMutationVariables>;
export const TrainVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TrainVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TrainVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trainVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceJob"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<TrainVoiceMutation, TrainVoiceMutationVariables>;
export const RequestManualVerificationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestManualVerification"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestManualVoiceVerificationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestManualVoiceVerification"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isManualVerificationRequested"}},{"kind":"Field","name":{"kind":"Name","value":"manualVerification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"extraText"}},{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileName"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<RequestManualVerificationMutation, RequestManualVerificationMutationVariables>;
export const VerifyVoiceCaptchaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyVoiceCaptcha"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyVoiceCaptchaInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyVoiceCaptcha"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isVerified"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<VerifyVoiceCaptchaMutation, VerifyVoiceCaptchaMutationVariables>;
export const CaptchaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Captcha"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationCaptcha"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]} as unknown as DocumentNode<CaptchaQuery, CaptchaQueryVariables>;
export const OneJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceJob"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<OneJobQuery, OneJobQueryVariables>;
export const ListJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListJobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceJobFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceJob"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ListJobsQuery, ListJobsQueryVariables>;
export const VoiceTrainingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"VoiceTraining"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"voiceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"modelId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SafeInt"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceTrainingUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"voiceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"voiceId"}}},{"kind":"Argument","name":{"kind":"Name","value":"modelId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"modelId"}}},{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceJob"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<VoiceTrainingSubscription, VoiceTrainingSubscriptionVariables>;
export const JobUpdatedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"JobUpdated"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SafeInt"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceJobUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceJob"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<JobUpdatedSubscription, JobUpdatedSubscriptionVariables>;
export const SpeakerSeparationProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SpeakerSeparationProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sampleId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SafeInt"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"speakerSeparationUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sampleId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sampleId"}}},{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceJob"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SpeakerSeparationProgressSubscription, SpeakerSeparationProgressSubscriptionVariables>;
export const AdoptVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdoptVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdoptVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adoptVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<AdoptVoiceMutation, AdoptVoiceMutationVariables>;
export const ShareVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShareVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ShareVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shareVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<ShareVoiceMutation, ShareVoiceMutationVariables>;
export const UnshareVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnshareVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnshareVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unshareVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<UnshareVoiceMutation, UnshareVoiceMutationVariables>;
export const TransferVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TransferVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TransferVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transferVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<TransferVoiceMutation, TransferVoiceMutationVariables>;
export const SetVoiceVisibilityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetVoiceVisibility"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetVoiceVisibilityInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setVoiceVisibility"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<SetVoiceVisibilityMutation, SetVoiceVisibilityMutationVariables>;
export const CloneVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CloneVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CloneVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cloneVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<CloneVoiceMutation, CloneVoiceMutationVariables>;
export const UpdateVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"samples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileName"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<UpdateVoiceMutation, UpdateVoiceMutationVariables>;
export const UpdateVoiceSettingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateVoiceSettings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateVoiceSettingsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateVoiceSettings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stability"}},{"kind":"Field","name":{"kind":"Name","value":"similarityBoost"}},{"kind":"Field","name":{"kind":"Name","value":"style"}},{"kind":"Field","name":{"kind":"Name","value":"speed"}},{"kind":"Field","name":{"kind":"Name","value":"hasSpeakerBoost"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<UpdateVoiceSettingsMutation, UpdateVoiceSettingsMutationVariables>;
export const DeleteVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedVoiceId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteVoiceMutation, DeleteVoiceMutationVariables>;
export const AddLibraryVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddLibraryVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddLibraryVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addLibraryVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<AddLibraryVoiceMutation, AddLibraryVoiceMutationVariables>;
export const FindSimilarVoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FindSimilarVoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FindSimilarVoicesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findSimilarVoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"publicOwnerId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<FindSimilarVoicesMutation, FindSimilarVoicesMutationVariables>;
export const WholeVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WholeVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VoiceFacts"}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stability"}},{"kind":"Field","name":{"kind":"Name","value":"similarityBoost"}},{"kind":"Field","name":{"kind":"Name","value":"style"}},{"kind":"Field","name":{"kind":"Name","value":"speed"}},{"kind":"Field","name":{"kind":"Name","value":"hasSpeakerBoost"}}]}},{"kind":"Field","name":{"kind":"Name","value":"samples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SampleFacts"}},{"kind":"Field","name":{"kind":"Name","value":"audio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"removeBackgroundNoise"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VoiceFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Voice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableForTiers"}},{"kind":"Field","name":{"kind":"Name","value":"highQualityBaseModelIds"}},{"kind":"Field","name":{"kind":"Name","value":"verifiedLanguages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"accent"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"collectionIds"}},{"kind":"Field","name":{"kind":"Name","value":"fineTuning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"datasetDurationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"sliceIds"}},{"kind":"Field","name":{"kind":"Name","value":"verificationFailures"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsCount"}},{"kind":"Field","name":{"kind":"Name","value":"maxVerificationAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsResetAt"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"attemptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"similarity"}},{"kind":"Field","name":{"kind":"Name","value":"levenshteinDistance"}},{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}},{"kind":"Field","name":{"kind":"Name","value":"transcription"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"isManualVerificationRequested"}},{"kind":"Field","name":{"kind":"Name","value":"manualVerification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"extraText"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"verification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"isVerified"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}},{"kind":"Field","name":{"kind":"Name","value":"attemptsCount"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAccepted"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewStatus"}}]}},{"kind":"Field","name":{"kind":"Name","value":"safetyControl"}},{"kind":"Field","name":{"kind":"Name","value":"recordingQuality"}},{"kind":"Field","name":{"kind":"Name","value":"recordingQualityReason"}},{"kind":"Field","name":{"kind":"Name","value":"labellingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"isLegacy"}},{"kind":"Field","name":{"kind":"Name","value":"isMixed"}},{"kind":"Field","name":{"kind":"Name","value":"isBookmarked"}},{"kind":"Field","name":{"kind":"Name","value":"favoritedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"isStock"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SampleFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceSample"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"isBackgroundNoiseRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"hasIsolatedAudio"}},{"kind":"Field","name":{"kind":"Name","value":"hasIsolatedAudioPreview"}},{"kind":"Field","name":{"kind":"Name","value":"trimStartMs"}},{"kind":"Field","name":{"kind":"Name","value":"trimEndMs"}},{"kind":"Field","name":{"kind":"Name","value":"speakerSeparation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakerIds"}},{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"speakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"isSelected"}},{"kind":"Field","name":{"kind":"Name","value":"utterances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WholeVoiceQuery, WholeVoiceQueryVariables>;
export const ListVoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListVoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceOrder"}}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ListVoicesQuery, ListVoicesQueryVariables>;
export const ListVoicesWithEverythingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListVoicesWithEverything"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VoiceFacts"}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stability"}}]}},{"kind":"Field","name":{"kind":"Name","value":"samples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SampleFacts"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VoiceFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Voice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableForTiers"}},{"kind":"Field","name":{"kind":"Name","value":"highQualityBaseModelIds"}},{"kind":"Field","name":{"kind":"Name","value":"verifiedLanguages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"accent"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"collectionIds"}},{"kind":"Field","name":{"kind":"Name","value":"fineTuning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"datasetDurationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"sliceIds"}},{"kind":"Field","name":{"kind":"Name","value":"verificationFailures"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsCount"}},{"kind":"Field","name":{"kind":"Name","value":"maxVerificationAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsResetAt"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"attemptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"similarity"}},{"kind":"Field","name":{"kind":"Name","value":"levenshteinDistance"}},{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}},{"kind":"Field","name":{"kind":"Name","value":"transcription"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"isManualVerificationRequested"}},{"kind":"Field","name":{"kind":"Name","value":"manualVerification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"extraText"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"verification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"isVerified"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}},{"kind":"Field","name":{"kind":"Name","value":"attemptsCount"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAccepted"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewStatus"}}]}},{"kind":"Field","name":{"kind":"Name","value":"safetyControl"}},{"kind":"Field","name":{"kind":"Name","value":"recordingQuality"}},{"kind":"Field","name":{"kind":"Name","value":"recordingQualityReason"}},{"kind":"Field","name":{"kind":"Name","value":"labellingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"isLegacy"}},{"kind":"Field","name":{"kind":"Name","value":"isMixed"}},{"kind":"Field","name":{"kind":"Name","value":"isBookmarked"}},{"kind":"Field","name":{"kind":"Name","value":"favoritedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"isStock"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SampleFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceSample"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"isBackgroundNoiseRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"hasIsolatedAudio"}},{"kind":"Field","name":{"kind":"Name","value":"hasIsolatedAudioPreview"}},{"kind":"Field","name":{"kind":"Name","value":"trimStartMs"}},{"kind":"Field","name":{"kind":"Name","value":"trimEndMs"}},{"kind":"Field","name":{"kind":"Name","value":"speakerSeparation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakerIds"}},{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"speakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"isSelected"}},{"kind":"Field","name":{"kind":"Name","value":"utterances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ListVoicesWithEverythingQuery, ListVoicesWithEverythingQueryVariables>;
export const VoiceEntitiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VoiceEntities"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"representations"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"_Any"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_entities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"representations"},"value":{"kind":"Variable","name":{"kind":"Name","value":"representations"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Voice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"samples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"speakerSeparation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"speakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<VoiceEntitiesQuery, VoiceEntitiesQueryVariables>;
export const OwnedVoiceEntitiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OwnedVoiceEntities"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"representations"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"_Any"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_entities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"representations"},"value":{"kind":"Variable","name":{"kind":"Name","value":"representations"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Voice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OwnedVoiceEntitiesQuery, OwnedVoiceEntitiesQueryVariables>;
export const WorkspaceVoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WorkspaceVoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceWorkspaceFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workspaceVoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<WorkspaceVoicesQuery, WorkspaceVoicesQueryVariables>;
export const UpstreamUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UpstreamUsage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceWorkspaceUsage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"creditsUsed"}},{"kind":"Field","name":{"kind":"Name","value":"creditsLimit"}},{"kind":"Field","name":{"kind":"Name","value":"creditsLimitExtension"}},{"kind":"Field","name":{"kind":"Name","value":"isCreditsLimitExtensionUnlimited"}},{"kind":"Field","name":{"kind":"Name","value":"creditsResetAt"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSlotsUsed"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSlotsLimit"}},{"kind":"Field","name":{"kind":"Name","value":"professionalVoiceSlotsUsed"}},{"kind":"Field","name":{"kind":"Name","value":"professionalVoiceSlotsLimit"}},{"kind":"Field","name":{"kind":"Name","value":"voiceAddEditsUsed"}},{"kind":"Field","name":{"kind":"Name","value":"voiceAddEditsLimit"}},{"kind":"Field","name":{"kind":"Name","value":"canUseInstantVoiceCloning"}},{"kind":"Field","name":{"kind":"Name","value":"canUseProfessionalVoiceCloning"}}]}}]}}]} as unknown as DocumentNode<UpstreamUsageQuery, UpstreamUsageQueryVariables>;
export const ModelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceModels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"canBeFineTuned"}},{"kind":"Field","name":{"kind":"Name","value":"canDoTextToSpeech"}},{"kind":"Field","name":{"kind":"Name","value":"canDoVoiceConversion"}},{"kind":"Field","name":{"kind":"Name","value":"canUseStyle"}},{"kind":"Field","name":{"kind":"Name","value":"canUseSpeakerBoost"}},{"kind":"Field","name":{"kind":"Name","value":"canServeProfessionalVoices"}},{"kind":"Field","name":{"kind":"Name","value":"isAlphaAccessRequired"}},{"kind":"Field","name":{"kind":"Name","value":"tokenCostFactor"}},{"kind":"Field","name":{"kind":"Name","value":"characterCostMultiplier"}},{"kind":"Field","name":{"kind":"Name","value":"costDiscountMultiplier"}},{"kind":"Field","name":{"kind":"Name","value":"maxCharactersFreeUser"}},{"kind":"Field","name":{"kind":"Name","value":"maxCharactersSubscribedUser"}},{"kind":"Field","name":{"kind":"Name","value":"maxTextLength"}},{"kind":"Field","name":{"kind":"Name","value":"languages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"concurrencyGroup"}}]}}]}}]} as unknown as DocumentNode<ModelsQuery, ModelsQueryVariables>;
export const WhoAmIDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoAmI"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceViewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tenantId"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<WhoAmIQuery, WhoAmIQueryVariables>;