/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A language to be added to a dub. */
export type AddDubbingLanguageInput = {
  /** Id of the dub. It has to be made for the studio, and its status DUBBED. */
  dubbingId: string | number;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Code of the language, e.g. `es`; one that the dub does not have. */
  language: string;
  /** The version of the dub that the editor saw. When it has been edited since, nothing is done and the error is CONFLICT. Absent: whatever version it has. */
  version?: number | null | undefined;
};

/** Takes a voice of the public library into the workspace, as the viewer’s own. */
export type AddLibraryVoiceInput = {
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Id of the voice in the library. */
  libraryVoiceId: string | number;
  /** Name to give it. */
  name: string;
  /** Public id of the account that offers the voice. */
  publicOwnerId: string | number;
};

/** Recordings to add to a professional voice. */
export type AddVoiceSamplesInput = {
  /** The recordings, passed on as they arrive, in the order of their parts. */
  files: Array<null>;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Whether background noise is removed from them. */
  isBackgroundNoiseRemoved?: boolean;
  /** The voice. */
  voiceId: string | number;
};

/** Gives a voice of the upstream workspace, which nobody owns yet, to a user. */
export type AdoptVoiceInput = {
  /** The voice. */
  id: string | number;
  /** The user who shall own it: the `sub` of that user’s tokens. */
  ownerId: string | number;
  /** The tenant of that user, as `viewer { tenantId }` shows it: `org:…`, or `user:…` without an organisation. */
  tenantId: string | number;
  /** Who else sees it. */
  visibility?: VoiceVisibility;
};

/** Codec, sampling rate and bitrate of sound. Some need a plan of their own: MP3 of 192 kbit/s, PCM and WAV of 44100 Hz. */
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
  /** Bare samples, 16 bits, little-endian, one channel, 8000 Hz. */
  | 'PCM_8000'
  /** Bare samples, 16 bits, little-endian, one channel, 16000 Hz. */
  | 'PCM_16000'
  /** Bare samples, 16 bits, little-endian, one channel, 22050 Hz. */
  | 'PCM_22050'
  /** Bare samples, 16 bits, little-endian, one channel, 24000 Hz. */
  | 'PCM_24000'
  /** Bare samples, 16 bits, little-endian, one channel, 32000 Hz. */
  | 'PCM_32000'
  /** Bare samples, 16 bits, little-endian, one channel, 44100 Hz. */
  | 'PCM_44100'
  /** Bare samples, 16 bits, little-endian, one channel, 48000 Hz. */
  | 'PCM_48000'
  /** µ-law, 8000 Hz. */
  | 'ULAW_8000'
  /** WAV, 16 bits, 8000 Hz. Whole only, never streamed. */
  | 'WAV_8000'
  /** WAV, 16 bits, 16000 Hz. Whole only, never streamed. */
  | 'WAV_16000'
  /** WAV, 16 bits, 22050 Hz. Whole only, never streamed. */
  | 'WAV_22050'
  /** WAV, 16 bits, 24000 Hz. Whole only, never streamed. */
  | 'WAV_24000'
  /** WAV, 16 bits, 32000 Hz. Whole only, never streamed. */
  | 'WAV_32000'
  /** WAV, 16 bits, 44100 Hz. Whole only, never streamed. */
  | 'WAV_44100'
  /** WAV, 16 bits, 48000 Hz. Whole only, never streamed. */
  | 'WAV_48000';

/** A voice to clone at once from a few recordings. */
export type CloneVoiceInput = {
  /** What it sounds like. */
  description?: string | null | undefined;
  /** The recordings to clone from. */
  files: Array<null>;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Whether background noise is removed from the recordings. */
  isBackgroundNoiseRemoved?: boolean;
  /** Labels of the voice. */
  labels?: Array<VoiceLabelInput> | null | undefined;
  /** Name of the voice, at most 100 characters. */
  name: string;
};

/** A recording or a film to dub: either `file` or `sourceUrl`. */
export type CreateDubbingInput = {
  /** Whether voices of the library speak, in place of clones of those who are heard. */
  disableVoiceCloning?: boolean;
  /** Whether the background is left out: better for speeches and monologues. */
  dropBackgroundAudio?: boolean;
  /** Where the part to dub ends, in seconds from the start. */
  endSecs?: number | null | undefined;
  /** The medium, sound or film, at most 1 GiB. */
  file?: null | null | undefined;
  /** Whether a film keeps its highest resolution. */
  highestResolution?: boolean;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Whether it is made for the studio: only then its speakers and segments can be seen and edited. */
  isStudio?: boolean;
  /** Name of the dub, at most 200 characters. */
  name: string;
  /** Code of its language, e.g. `en`. Absent: it is found out. */
  sourceLanguage?: string | null | undefined;
  /** Where the voice service finds the medium: an address on the public web, by http or https. */
  sourceUrl?: string | null | undefined;
  /** How many people are heard. Absent: they are counted. */
  speakerCount?: number | null | undefined;
  /** Where the part to dub begins, in seconds from the start. */
  startSecs?: number | null | undefined;
  /** An accent to aim at. */
  targetAccent?: string | null | undefined;
  /** Code of the language to dub it into. May be absent for the studio alone. */
  targetLanguage?: string | null | undefined;
  /** Whether profanities are made unheard. */
  useProfanityFilter?: boolean | null | undefined;
  /** Whether a film gets a watermark, which makes it cheaper. */
  watermark?: boolean;
};

/** A stretch of the medium in which a speaker says something. Nothing is transcribed, translated or spoken by it. */
export type CreateDubbingSegmentInput = {
  /** Id of the dub. It has to be made for the studio, and its status DUBBED. */
  dubbingId: string | number;
  /** End in seconds from the start of the medium. */
  endSecs: number;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** The speaker. */
  speakerId: string | number;
  /** Start in seconds from the start of the medium. */
  startSecs: number;
  /** What is said, in the language of the medium. */
  text?: string | null | undefined;
  /** Translations that are known already. */
  translations?: Array<DubbingTranslationInput> | null | undefined;
  /** The version of the dub that the editor saw. When it has been edited since, nothing is done and the error is CONFLICT. Absent: whatever version it has. */
  version?: number | null | undefined;
};

/** A speaker to be added to a dub. It says nothing until it is given segments. */
export type CreateDubbingSpeakerInput = {
  /** Id of the dub. It has to be made for the studio, and its status DUBBED. */
  dubbingId: string | number;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Name of the speaker, at most 200 characters. */
  name?: string | null | undefined;
  /** 0..1: how close speech keeps to the voice. */
  similarity?: number | null | undefined;
  /** 0..1: higher is steadier, lower has more emotional range. */
  stability?: number | null | undefined;
  /** 0..1: how much the style of the voice is exaggerated. */
  style?: number | null | undefined;
  /** The version of the dub that the editor saw. When it has been edited since, nothing is done and the error is CONFLICT. Absent: whatever version it has. */
  version?: number | null | undefined;
  /** What the speaker sounds like. */
  voice?: DubbingVoiceInput | null | undefined;
};

/** A professional voice to make. It begins empty: samples come next, then verification and training. */
export type CreateProfessionalVoiceInput = {
  /** What it sounds like, at most 500 characters. */
  description?: string | null | undefined;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Labels of the voice. */
  labels?: Array<VoiceLabelInput> | null | undefined;
  /** Language that is spoken in the samples, e.g. `en`. */
  language: string;
  /** Name of the voice, at most 100 characters. */
  name: string;
};

/** A preview to make a voice of, as the viewer’s own. */
export type CreateVoiceFromPreviewInput = {
  /** What it sounds like, 20 to 1000 characters; absent: the description of the preview. */
  description?: string | null | undefined;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Labels of the voice. */
  labels?: Array<VoiceLabelInput> | null | undefined;
  /** Name of the voice, at most 100 characters. */
  name: string;
  /** Previews that were heard and not chosen. The voice service learns from it. */
  playedNotSelectedPreviewIds?: Array<string | number> | null | undefined;
  /** The preview; it has to be your own. */
  previewId: string | number;
};

/** Deletes a dub in all of its languages, for good. */
export type DeleteDubbingInput = {
  /** The dub. */
  id: string | number;
};

/** Deletes a segment in all languages. */
export type DeleteDubbingSegmentInput = {
  /** Id of the segment. */
  id: string | number;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** The version of the dub that the editor saw. When it has been edited since, nothing is done and the error is CONFLICT. Absent: whatever version it has. */
  version?: number | null | undefined;
};

/** Deletes segments in all languages, one after the other. */
export type DeleteDubbingSegmentsInput = {
  /** Id of the dub. It has to be made for the studio, and its status DUBBED. */
  dubbingId: string | number;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** The segments, at most 100. */
  segmentIds: Array<string | number>;
  /** The version of the dub that the editor saw. When it has been edited since, nothing is done and the error is CONFLICT. Absent: whatever version it has. */
  version?: number | null | undefined;
};

/** Deletes a voice, for everybody and for good. */
export type DeleteVoiceInput = {
  /** The voice. */
  id: string | number;
};

/** The sample to delete. */
export type DeleteVoiceSampleInput = {
  /** Id of the sample. */
  id: string | number;
};

/** A voice to think up from words. Several previews of it are made, and paid for together. */
export type DesignVoiceInput = {
  /** Whether the voice service writes a text that suits the description. */
  autoGenerateText?: boolean;
  /** What it shall sound like, 20 to 1000 characters. */
  description: string;
  /** Whether the voice service adds detail to the description first. */
  enhanceDescription?: boolean;
  /** 0..100: how closely to keep to the description. High values can sound artificial. */
  guidanceScale?: number | null | undefined;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** -1..1: how loud it is; 0 is about -24 LUFS. Absent: 0.5. */
  loudness?: number | null | undefined;
  /** The model that thinks it up. */
  model?: VoiceDesignModel;
  /** Format of the previews; any but WAV. */
  outputFormat?: AudioOutputFormat;
  /** 0..1: how much the description counts against the recording; with ELEVEN_TTV_V3 only. */
  promptStrength?: number | null | undefined;
  /** -1..1: higher sounds better and varies less. */
  quality?: number | null | undefined;
  /** A recording to start from, at most 10 MiB; with ELEVEN_TTV_V3 only. */
  referenceAudio?: null | null | undefined;
  /** Session at the voice service that this belongs to; one of those that this platform offers. */
  remixingSessionId?: string | number | null | undefined;
  /** Round of that session, one of those that this platform offers; absent: a new one. */
  remixingSessionIterationId?: string | number | null | undefined;
  /** The same seed with the same input gives the same voices. */
  seed?: number | null | undefined;
  /** Whether to answer before the previews can be heard: each is then made when its `audio` is played, and is not kept here, so that it can be heard no longer than the voice service remembers it. */
  streamPreviews?: boolean;
  /** What the previews say, 100 to 1000 characters. Give this or set `autoGenerateText`. */
  text?: string | null | undefined;
};

/** Has translations of segments spoken. */
export type DubDubbingSegmentsInput = {
  /** Id of the dub. It has to be made for the studio, and its status DUBBED. */
  dubbingId: string | number;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Codes of the target languages. Absent: all. */
  languages?: Array<string> | null | undefined;
  /** The segments, at most 5000. Absent: all. */
  segmentIds?: Array<string | number> | null | undefined;
  /** The version of the dub that the editor saw. When it has been edited since, nothing is done and the error is CONFLICT. Absent: whatever version it has. */
  version?: number | null | undefined;
};

/** Which dubs to list. Conditions are joined by AND; the values of one list by OR. */
export type DubbingFilter = {
  /** A part of the name, whatever its case. */
  search?: string | null | undefined;
  /** How far they are. */
  statuses?: Array<DubbingStatus> | null | undefined;
  /** Codes of target languages, at most 20. */
  targetLanguages?: Array<string> | null | undefined;
};

/** How far a render is. */
export type DubbingRenderStatus =
  /** It can be fetched. */
  | 'COMPLETE'
  /** It ended without a result. */
  | 'FAILED'
  /** It is being made. */
  | 'PROCESSING'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** What a render is written as. */
export type DubbingRenderType =
  /** Sound as AAC. */
  | 'AAC'
  /** A project for editing programs, as AAF. */
  | 'AAF'
  /** An archive with a clip for each segment. */
  | 'CLIPS_ZIP'
  /** Sound as MP3. */
  | 'MP3'
  /** A film. */
  | 'MP4'
  /** An archive with a track for each speaker. */
  | 'TRACKS_ZIP'
  /** A type that this version does not know. */
  | 'UNKNOWN'
  /** Sound as WAV. */
  | 'WAV'
  /** An archive of everything. */
  | 'ZIP';

/** Which segments of a dub to list. Conditions are joined by AND. */
export type DubbingSegmentFilter = {
  /** Those of which something is heard before this moment. */
  endSecs?: number | null | undefined;
  /** True: segments with a stale dub in one of `languages`, or in any language when `languages` is null. False: all others. */
  isStale?: boolean | null | undefined;
  /** Codes of languages, at most 20: segments that have a dub in one of them, with or without audio. */
  languages?: Array<string> | null | undefined;
  /** Ids of speakers, at most 100. */
  speakerIds?: Array<string | number> | null | undefined;
  /** Those of which something is heard after this moment, in seconds from the start of the medium. */
  startSecs?: number | null | undefined;
};

/** How far a dub is. */
export type DubbingStatus =
  /** It is done. */
  | 'DUBBED'
  /** It is being transcribed, translated and spoken. */
  | 'DUBBING'
  /** It ended without a result. */
  | 'FAILED'
  /** The medium is being fetched and looked at. */
  | 'PREPARING'
  /** It waits for its turn. */
  | 'QUEUED'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** What is said in a segment, in one of the target languages. */
export type DubbingTranslationInput = {
  /** Code of the language. */
  language: string;
  /** The translation. */
  text: string;
};

/** What a speaker of a dub is to sound like. */
export type DubbingVoiceInput = {
  /** Where the voice comes from. */
  mode: DubbingVoiceMode;
  /** The voice, for the mode VOICE and no other: one that you may see, or one of the `similarVoices` of the speaker. */
  voiceId?: string | number | null | undefined;
};

/** Where the voice of a speaker in a language comes from. */
export type DubbingVoiceMode =
  /** Cloned anew from each segment. */
  | 'CLIP_CLONE'
  /** Cloned from everything that the speaker says. */
  | 'TRACK_CLONE'
  /** A voice of its own, named by its id. */
  | 'VOICE';

/** Looks in the public library for voices that sound like a recording. */
export type FindSimilarVoicesInput = {
  /** The recording. */
  audio: null;
  /** How many voices to give at most, 1 to 100. */
  limit?: number | null | undefined;
  /** 0..2: the smaller, the closer a voice has to be. */
  similarityThreshold?: number | null | undefined;
};

/** Gives segments to another speaker. */
export type MoveDubbingSegmentsInput = {
  /** Id of the dub. It has to be made for the studio, and its status DUBBED. */
  dubbingId: string | number;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** The segments, at most 1000. */
  segmentIds: Array<string | number>;
  /** The speaker who says them from now on. */
  speakerId: string | number;
  /** The version of the dub that the editor saw. When it has been edited since, nothing is done and the error is CONFLICT. Absent: whatever version it has. */
  version?: number | null | undefined;
};

/** Which way a list is sorted. */
export type OrderDirection =
  /** From A to Z, from old to new. */
  | 'ASC'
  /** From Z to A, from new to old. */
  | 'DESC';

/** A voice to think up from another one. Several previews of it are made, and paid for together. */
export type RemixVoiceInput = {
  /** Whether the voice service writes a text that suits the description. */
  autoGenerateText?: boolean;
  /** What of it shall be different, 5 to 1000 characters. */
  description: string;
  /** 0..100: how closely to keep to the description. High values can sound artificial. */
  guidanceScale?: number | null | undefined;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** -1..1: how loud it is; 0 is about -24 LUFS. Absent: 0.5. */
  loudness?: number | null | undefined;
  /** Format of the previews; any but WAV. */
  outputFormat?: AudioOutputFormat;
  /** 0..1: how much the description counts against the voice; the models that know it heed it. */
  promptStrength?: number | null | undefined;
  /** Session at the voice service that this belongs to; one of those that this platform offers. */
  remixingSessionId?: string | number | null | undefined;
  /** Round of that session, one of those that this platform offers; absent: a new one. */
  remixingSessionIterationId?: string | number | null | undefined;
  /** The same seed with the same input gives the same voices. */
  seed?: number | null | undefined;
  /** Whether to answer before the previews can be heard: each is then made when its `audio` is played, and is not kept here, so that it can be heard no longer than the voice service remembers it. */
  streamPreviews?: boolean;
  /** What the previews say, 100 to 1000 characters. Give this or set `autoGenerateText`. */
  text?: string | null | undefined;
  /** The voice to start from; you have to be allowed to change it. */
  voiceId: string | number;
};

/** Has a dub put together in one language. */
export type RenderDubbingInput = {
  /** Id of the dub. It has to be made for the studio, and its status DUBBED. */
  dubbingId: string | number;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Code of a target language, or of that of the medium for what was there before. */
  language: string;
  /** Whether all of it is made equally loud. */
  normalizeVolume?: boolean;
  /** What it is written as; any type but UNKNOWN. */
  type: DubbingRenderType;
  /** The version of the dub that the editor saw. When it has been edited since, nothing is done and the error is CONFLICT. Absent: whatever version it has. */
  version?: number | null | undefined;
};

/** Asks people to verify that a voice is its speaker’s own. */
export type RequestManualVoiceVerificationInput = {
  /** What the reviewers should know. */
  extraText?: string | null | undefined;
  /** Documents that prove it. */
  files: Array<null>;
  /** The voice. */
  id: string | number;
};

/** Decides what became of an operation whose outcome could not be found. */
export type ResolveVoiceOperationInput = {
  /** The dub that it made, for the one who asked for it; null to give it up. */
  dubbingId?: string | number | null | undefined;
  /** The operation; its state has to be `UNKNOWN`. */
  id: string | number;
  /** The voice that it made, for the one who asked for it; null to give it up. */
  voiceId?: string | number | null | undefined;
};

/** The sample whose speakers are separated. */
export type SeparateSpeakersInput = {
  /** Id of the sample. */
  id: string | number;
};

/** Says who sees a voice besides its owner. */
export type SetVoiceVisibilityInput = {
  /** The voice. */
  id: string | number;
  /** Who shall see it. */
  visibility: VoiceVisibility;
};

/** Shares a voice with another user, of whatever tenant. */
export type ShareVoiceInput = {
  /** The voice. */
  id: string | number;
  /** What that user may do; it replaces what was granted before. */
  permission?: VoiceGrantPermission;
  /** The user to share it with. */
  userId: string | number;
};

/** Starts the training of a professional voice. */
export type TrainVoiceInput = {
  /** The voice. */
  id: string | number;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** The model to train it for; absent: as the voice service decides. */
  modelId?: string | number | null | undefined;
};

/** Has what is said in segments written down, in the language of the medium. */
export type TranscribeDubbingSegmentsInput = {
  /** Id of the dub. It has to be made for the studio, and its status DUBBED. */
  dubbingId: string | number;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** The segments, at most 5000. */
  segmentIds: Array<string | number>;
  /** The version of the dub that the editor saw. When it has been edited since, nothing is done and the error is CONFLICT. Absent: whatever version it has. */
  version?: number | null | undefined;
};

/** Hands a voice over to another user of the same tenant. */
export type TransferVoiceInput = {
  /** The voice. */
  id: string | number;
  /** The user who shall own it. */
  ownerId: string | number;
};

/** Has segments translated from what is said in the language of the medium. */
export type TranslateDubbingSegmentsInput = {
  /** Id of the dub. It has to be made for the studio, and its status DUBBED. */
  dubbingId: string | number;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Codes of the target languages. Absent: all. */
  languages?: Array<string> | null | undefined;
  /** The segments, at most 5000. Absent: all. */
  segmentIds?: Array<string | number> | null | undefined;
  /** The version of the dub that the editor saw. When it has been edited since, nothing is done and the error is CONFLICT. Absent: whatever version it has. */
  version?: number | null | undefined;
};

/** Withdraws a voice from a user it was shared with. */
export type UnshareVoiceInput = {
  /** The voice. */
  id: string | number;
  /** The user who shall not have it any more. */
  userId: string | number;
};

/** What to change of a segment in one language. What is left out stays as it is. Audio that was made before is stale from then on; nothing is spoken anew by it. */
export type UpdateDubbingSegmentInput = {
  /** End in seconds from the start of the medium. Null, for a language that it is dubbed into: as in the medium. */
  endSecs?: number | null | undefined;
  /** Id of the segment. */
  id: string | number;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Code of the language: of the medium, for what is said there, or one that it is dubbed into. */
  language: string;
  /** Start in seconds from the start of the medium. Null, for a language that it is dubbed into: as in the medium. */
  startSecs?: number | null | undefined;
  /** What is said. Null: nothing any more. */
  text?: string | null | undefined;
  /** The version of the dub that the editor saw. When it has been edited since, nothing is done and the error is CONFLICT. Absent: whatever version it has. */
  version?: number | null | undefined;
};

/** What to change of a speaker. What is left out stays as it is. */
export type UpdateDubbingSpeakerInput = {
  /** Id of the speaker. */
  id: string | number;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Codes of the languages in which the voice changes. Absent: in all. */
  languages?: Array<string> | null | undefined;
  /** Name of the speaker, at most 200 characters. */
  name?: string | null | undefined;
  /** 0..1: how close speech keeps to the voice. */
  similarity?: number | null | undefined;
  /** 0..1: higher is steadier, lower has more emotional range. */
  stability?: number | null | undefined;
  /** 0..1: how much the style of the voice is exaggerated. */
  style?: number | null | undefined;
  /** The version of the dub that the editor saw. When it has been edited since, nothing is done and the error is CONFLICT. Absent: whatever version it has. */
  version?: number | null | undefined;
  /** What the speaker sounds like. */
  voice?: DubbingVoiceInput | null | undefined;
};

/** What to change of a professional voice. What is left out stays as it is. */
export type UpdateProfessionalVoiceInput = {
  /** Its description; an explicit null clears it. */
  description?: string | null | undefined;
  /** The voice. */
  id: string | number;
  /** Its labels, all of them: they replace the present ones. */
  labels?: Array<VoiceLabelInput> | null | undefined;
  /** Its language. */
  language?: string | null | undefined;
  /** Its new name. */
  name?: string | null | undefined;
};

/** What to change of a voice. What is left out stays as it is. */
export type UpdateVoiceInput = {
  /** Its description. */
  description?: string | null | undefined;
  /** More recordings to clone it from. */
  files?: Array<null> | null | undefined;
  /** The voice. */
  id: string | number;
  /** Whether background noise is removed from new recordings. */
  isBackgroundNoiseRemoved?: boolean;
  /** Its labels, all of them: they replace the present ones. */
  labels?: Array<VoiceLabelInput> | null | undefined;
  /** Its new name. */
  name?: string | null | undefined;
};

/** What to change of a sample. What is left out stays as it is. */
export type UpdateVoiceSampleInput = {
  /** Its new file name. */
  fileName?: string | null | undefined;
  /** Id of the sample. */
  id: string | number;
  /** Whether background noise is removed. */
  isBackgroundNoiseRemoved?: boolean | null | undefined;
  /** Ids of all speakers to train on, at most 100. They replace the selected ones; an empty list selects none. */
  selectedSpeakerIds?: Array<string | number> | null | undefined;
  /** Where the used part ends, in milliseconds from the start. */
  trimEndMs?: number | null | undefined;
  /** Where the used part begins, in milliseconds from the start. */
  trimStartMs?: number | null | undefined;
};

/** How a voice shall speak unless a request says otherwise. What is left out stays as it is. */
export type UpdateVoiceSettingsInput = {
  /** Whether likeness is boosted, at the price of speed. */
  hasSpeakerBoost?: boolean | null | undefined;
  /** The voice. */
  id: string | number;
  /** 0..1: how close speech keeps to the original voice. */
  similarityBoost?: number | null | undefined;
  /** 1 is the natural pace; about 0.7 to 1.2 works well. */
  speed?: number | null | undefined;
  /** 0..1: higher is steadier, lower has more emotional range. */
  stability?: number | null | undefined;
  /** 0..1: how much the style of the speaker is exaggerated. */
  style?: number | null | undefined;
};

/** Verifies a voice by a recording of the captcha being read aloud. */
export type VerifyVoiceCaptchaInput = {
  /** The voice. */
  id: string | number;
  /** The recording. */
  recording: null;
};

/** Why a voice is visible to the viewer. */
export type VoiceAccess =
  /** It is shared with the viewer. */
  | 'GRANTED'
  /** The viewer owns it. */
  | 'OWN'
  /** It is shared stock, which everybody has. */
  | 'STOCK'
  /** It belongs to somebody else in the tenant of the viewer. */
  | 'TENANT';

/** How a voice came to be. */
export type VoiceCategory =
  /** Cloned at once from a few recordings. */
  | 'CLONED'
  /** The licensed voice of a well-known person. */
  | 'FAMOUS'
  /** Designed from words. */
  | 'GENERATED'
  /** A library voice of high quality. */
  | 'HIGH_QUALITY'
  /** Made by the voice service, for everyone. */
  | 'PREMADE'
  /** Trained on hours of recordings. */
  | 'PROFESSIONAL'
  /** A category that this version does not know. */
  | 'UNKNOWN';

/** A model that thinks up voices. */
export type VoiceDesignModel =
  /** Designs from words alone. */
  | 'ELEVEN_MULTILINGUAL_TTV_V2'
  /** Also takes a recording to start from. */
  | 'ELEVEN_TTV_V3';

/** Which voices to list. Conditions are joined by AND; the values of one list by OR. */
export type VoiceFilter = {
  /** Why the voices are visible to the viewer. */
  accesses?: Array<VoiceAccess> | null | undefined;
  /** How the voices came to be. */
  categories?: Array<VoiceCategory> | null | undefined;
  /** Part of the name, whatever its case. */
  search?: string | null | undefined;
  /** How far training is, for the model that is farthest along. */
  trainingStatuses?: Array<VoiceTrainingStatus> | null | undefined;
};

/** What a voice can be shared for. */
export type VoiceGrantPermission =
  /** To change it as well. */
  | 'EDIT'
  /** To see it and speak with it. */
  | 'VIEW';

/** Which jobs to list. Conditions are joined by AND; the values of one list by OR. */
export type VoiceJobFilter = {
  /** Ids of the dubs that the jobs are about, at most 100. */
  dubbingIds?: Array<string | number> | null | undefined;
  /** True: those that go on. False: those that have ended. */
  isActive?: boolean | null | undefined;
  /** What the jobs are about. */
  kinds?: Array<VoiceJobKind> | null | undefined;
  /** How far they are. */
  statuses?: Array<VoiceJobStatus> | null | undefined;
  /** Ids of the voices that the jobs are about, at most 100. */
  voiceIds?: Array<string | number> | null | undefined;
};

/** What a job is about. */
export type VoiceJobKind =
  /** Making a dub of a medium. */
  | 'DUBBING'
  /** Putting a dub in one language together. */
  | 'DUBBING_RENDER'
  /** Finding out who is heard in a sample. */
  | 'SPEAKER_SEPARATION'
  /** Training a professional voice for a model. */
  | 'VOICE_TRAINING';

/** How far a job is. */
export type VoiceJobStatus =
  /** It takes longer than planned. */
  | 'DELAYED'
  /** It ended without a result. */
  | 'FAILED'
  /** It waits for its turn. */
  | 'QUEUED'
  /** It is being done. */
  | 'RUNNING'
  /** It ended well. */
  | 'SUCCEEDED';

/** One label of a voice. The keys `language`, `accent`, `gender` and `age` are understood. */
export type VoiceLabelInput = {
  /** The key, kept exactly as it is written. */
  key: string;
  /** The value under that key. */
  value: string;
};

/** Whether the labels of a voice have been reviewed. */
export type VoiceLabellingStatus =
  /** The review is under way. */
  | 'IN_REVIEW'
  /** The review is done. */
  | 'REVIEW_COMPLETE'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** What is known of a request that must not be made twice. */
export type VoiceOperationStatus =
  /** No answer came, and no trace of it was found. */
  | 'ABANDONED'
  /** It is written down and has not left. */
  | 'PLANNED'
  /** No answer came, and its outcome was found. */
  | 'RECONCILED'
  /** It certainly did nothing. */
  | 'REFUSED'
  /** It has left, and its answer is awaited. */
  | 'SENT'
  /** The voice service did it. */
  | 'SUCCEEDED'
  /** It has left and no answer came; its outcome is being looked for. */
  | 'UNKNOWN';

/** How to sort voices. */
export type VoiceOrder = {
  /** Which way to sort. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: VoiceOrderField;
};

/** What voices can be sorted by. */
export type VoiceOrderField =
  /** When the voice was made, or first known here where that is not known. */
  | 'CREATED_AT'
  /** The name. */
  | 'NAME';

/** What the viewer may do with a thing. Each includes the ones before. */
export type VoicePermission =
  /** Change it. */
  | 'EDIT'
  /** Share it, hand it over, delete it, and see what is private about it. */
  | 'MANAGE'
  /** See it and speak with it. */
  | 'VIEW';

/** What a voice was thought up from. */
export type VoicePreviewKind =
  /** A description in words. */
  | 'DESIGN'
  /** Another voice, and what shall be different. */
  | 'REMIX';

/** How good the recordings of a voice are. */
export type VoiceRecordingQuality =
  /** Bad. */
  | 'BAD'
  /** Good. */
  | 'GOOD'
  /** Usable. */
  | 'OK'
  /** Poor. */
  | 'POOR'
  /** As from a studio. */
  | 'STUDIO'
  /** A grade that this version does not know. */
  | 'UNKNOWN';

/** What the reviewers of the public library decided. */
export type VoiceReviewStatus =
  /** The voice was allowed. */
  | 'ALLOWED'
  /** The voice was allowed after changes. */
  | 'ALLOWED_WITH_CHANGES'
  /** The voice was declined. */
  | 'DECLINED'
  /** No review was asked for. */
  | 'NOT_REQUESTED'
  /** The review is under way. */
  | 'PENDING'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** What the safety rules of the voice service impose on a voice. */
export type VoiceSafetyControl =
  /** It may not be used. */
  | 'BAN'
  /** It has to be verified first. */
  | 'CAPTCHA'
  /** It may not be used by this enterprise. */
  | 'ENTERPRISE_BAN'
  /** It has to be verified by this enterprise first. */
  | 'ENTERPRISE_CAPTCHA'
  /** Nothing. */
  | 'NONE'
  /** A rule that this version does not know. */
  | 'UNKNOWN';

/** How far the separation of speakers is. */
export type VoiceSampleSpeakerSeparationStatus =
  /** The speakers are known. */
  | 'COMPLETED'
  /** It ended without a result and may be started again. */
  | 'FAILED'
  /** Nobody has asked for it yet. */
  | 'NOT_STARTED'
  /** It is running. */
  | 'PENDING'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** Whether a voice is offered in the public library. */
export type VoiceSharingStatus =
  /** It is a copy of a library voice. */
  | 'COPIED'
  /** It is a copy of a library voice that is no longer offered. */
  | 'COPIED_DISABLED'
  /** It is not offered. */
  | 'DISABLED'
  /** It is offered. */
  | 'ENABLED'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** How far the training of a voice for a model is. */
export type VoiceTrainingStatus =
  /** Training takes longer than planned. */
  | 'DELAYED'
  /** Training ended without a result. */
  | 'FAILED'
  /** The voice speaks with this model. */
  | 'FINE_TUNED'
  /** Training is running. */
  | 'FINE_TUNING'
  /** No training has been asked for. */
  | 'NOT_STARTED'
  /** Training waits for its turn. */
  | 'QUEUED'
  /** A state that this version does not know. */
  | 'UNKNOWN';

/** Why a mutation did not do what was asked. Fit to branch on. */
export type VoiceUserErrorCode =
  /** The same thing is being done already. */
  | 'ALREADY_RUNNING'
  /** It was done, but others edited the thing, too, since the version that was seen: read it anew. */
  | 'CHANGED_ELSEWHERE'
  /** The present state of the thing, or of another one, forbids this. */
  | 'CONFLICT'
  /** The voice holds this very file already. */
  | 'DUPLICATE_FILE'
  /** A value is not acceptable; `path` names it. */
  | 'INVALID'
  /** The thing does not exist, or you may not see it. */
  | 'NOT_FOUND'
  /** The thing is not done yet; try again when it is. */
  | 'NOT_READY'
  /** The dub was not made for the studio, so there is nothing to edit. */
  | 'NOT_STUDIO'
  /** The voice has to be trained for this model first. */
  | 'NOT_TRAINED'
  /** The voice has to be verified first. */
  | 'NOT_VERIFIED'
  /** No attempt to verify is left until the count starts anew. */
  | 'NO_ATTEMPTS_LEFT'
  /** The plan of the platform at the voice service does not include this. */
  | 'PLAN_REQUIRED'
  /** The voice service refused it; `message` has its word for why. */
  | 'REFUSED_UPSTREAM'
  /** Only a part of it was done; the payload says which, and `message` why. The rest can be tried again. */
  | 'STOPPED'
  /** The text is longer than the model, or the plan of the platform, takes at once. */
  | 'TEXT_TOO_LONG'
  /** There is no such model, or it cannot do this. */
  | 'UNKNOWN_MODEL'
  /** The sound cannot be had in this format in this way. */
  | 'UNSUPPORTED_FORMAT'
  /** A file is too large, empty, cut, missing or not what it claims to be. */
  | 'UPLOAD_REFUSED'
  /** The recording was not accepted as proof; it can be tried again while attempts are left. */
  | 'VERIFICATION_DENIED'
  /** The platform holds as many voices of this kind as its plan allows. */
  | 'VOICE_LIMIT_REACHED';

/** Who sees a voice besides its owner and those it is shared with. */
export type VoiceVisibility =
  /** Nobody else but the administrators of the tenant. */
  | 'PRIVATE'
  /** Everybody of the same tenant. */
  | 'TENANT';

/** Categories that upstream can filter by. */
export type VoiceWorkspaceCategory =
  /** Cloned at once from a few recordings. */
  | 'CLONED'
  /** Designed from words. */
  | 'GENERATED'
  /** Made by the voice service, for everyone. */
  | 'PREMADE'
  /** Trained on hours of recordings. */
  | 'PROFESSIONAL';

/** Which voices of the upstream workspace to list. Conditions are joined by AND. */
export type VoiceWorkspaceFilter = {
  /** Accent label. */
  accent?: string | null | undefined;
  /** Age label. */
  age?: string | null | undefined;
  /** How the voices came to be. */
  category?: VoiceWorkspaceCategory | null | undefined;
  /** Id of a collection that holds the voices. */
  collectionId?: string | null | undefined;
  /** Gender label. */
  gender?: string | null | undefined;
  /** Language labels, any of them. */
  languages?: Array<string> | null | undefined;
  /** Words to look for in names, descriptions and labels. */
  search?: string | null | undefined;
  /** How far training is. */
  trainingStatus?: VoiceWorkspaceTrainingStatus | null | undefined;
  /** Uses that the voices are good for, any of them. */
  useCases?: Array<string> | null | undefined;
  /** Which part of the workspace. */
  voiceType?: VoiceWorkspaceVoiceType | null | undefined;
};

/** Training states that upstream can filter by. */
export type VoiceWorkspaceTrainingStatus =
  /** Training takes longer than planned. */
  | 'DELAYED'
  /** Not yet complete enough to train. */
  | 'DRAFT'
  /** Training ended without a result. */
  | 'FAILED'
  /** Trained. */
  | 'FINE_TUNED'
  /** Training is running. */
  | 'FINE_TUNING'
  /** No training has been asked for. */
  | 'NOT_STARTED'
  /** Waits for verification. */
  | 'NOT_VERIFIED'
  /** Training waits for its turn. */
  | 'QUEUED';

/** Which part of the upstream workspace to list. */
export type VoiceWorkspaceVoiceType =
  /** Copied from the public library. */
  | 'COMMUNITY'
  /** Given to everybody by the voice service. */
  | 'DEFAULT'
  /** All but those of the public library. */
  | 'NON_COMMUNITY'
  /** All but the default ones. */
  | 'NON_DEFAULT'
  /** Made by the account itself. */
  | 'PERSONAL'
  /** Bookmarked ones. */
  | 'SAVED'
  /** Made by anybody in the workspace. */
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