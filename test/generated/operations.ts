/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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
  removeBackgroundNoise?: boolean;
  /** The voice. */
  voiceId: string | number;
};

/** Gives a voice of the upstream workspace, which nobody owns yet, to a user. */
export type AdoptVoiceInput = {
  /** The user who shall own it: the `sub` of that user’s tokens. */
  ownerId: string | number;
  /** The tenant of that user, as `viewer { tenantId }` shows it: `org:…`, or `user:…` without an organisation. */
  tenantId: string | number;
  /** Who else sees it. */
  visibility?: VoiceVisibility;
  /** The voice. */
  voiceId: string | number;
};

/** A voice to clone at once from a few recordings. */
export type CloneVoiceInput = {
  /** What it sounds like. */
  description?: string | null | undefined;
  /** The recordings to clone from. */
  files: Array<null>;
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** Labels of the voice. */
  labels?: Array<VoiceLabelInput> | null | undefined;
  /** Name of the voice, at most 100 characters. */
  name: string;
  /** Whether background noise is removed from the recordings. */
  removeBackgroundNoise?: boolean;
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

/** Deletes a voice, for everybody and for good. */
export type DeleteVoiceInput = {
  /** The voice. */
  voiceId: string | number;
};

/** Looks in the public library for voices that sound like a recording. */
export type FindSimilarVoicesInput = {
  /** The recording. */
  audio: null;
  /** 0..2: the smaller, the closer a voice has to be. */
  similarityThreshold?: number | null | undefined;
  /** How many voices to give at most, 1 to 100. */
  topK?: number | null | undefined;
};

/** Which jobs to list. Conditions are joined by AND; the values of one list by OR. */
export type JobFilter = {
  /** True: those that go on. False: those that have ended. */
  isActive?: boolean | null | undefined;
  /** What the jobs are about. */
  kinds?: Array<JobKind> | null | undefined;
  /** How far they are. */
  statuses?: Array<JobStatus> | null | undefined;
  /** The voice that they are about. */
  voiceId?: string | number | null | undefined;
};

/** What a job is about. */
export type JobKind =
  /** Finding out who is heard in a sample. */
  | 'SPEAKER_SEPARATION'
  /** Training a professional voice for a model. */
  | 'VOICE_TRAINING';

/** How far a job is. */
export type JobStatus =
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

/** Whether the labels of a voice have been reviewed. */
export type LabellingStatus =
  /** The review is under way. */
  | 'IN_REVIEW'
  /** The review is done. */
  | 'REVIEW_COMPLETE'
  /** A status that this version does not know. */
  | 'UNKNOWN';

/** What is known of a request that must not be made twice. */
export type OperationState =
  /** No answer came, and no trace of it was found. */
  | 'ABANDONED'
  /** No answer came, and its outcome was found. */
  | 'ADOPTED'
  /** The voice service did it. */
  | 'DONE'
  /** It is written down and has not left. */
  | 'PLANNED'
  /** It certainly did nothing. */
  | 'REFUSED'
  /** It has left, and its answer is awaited. */
  | 'SENT'
  /** It has left and no answer came; its outcome is being looked for. */
  | 'UNKNOWN';

/** Which way a list is sorted. */
export type OrderDirection =
  /** From A to Z, from old to new. */
  | 'ASC'
  /** From Z to A, from new to old. */
  | 'DESC';

/** How good the recordings of a voice are. */
export type RecordingQuality =
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

/** Asks people to verify that a voice is its speaker’s own. */
export type RequestManualVerificationInput = {
  /** What the reviewers should know. */
  extraText?: string | null | undefined;
  /** Documents that prove it. */
  files: Array<null>;
  /** The voice. */
  voiceId: string | number;
};

/** Decides what became of an operation whose outcome could not be found. */
export type ResolveOperationInput = {
  /** The operation; its state has to be `UNKNOWN`. */
  operationId: string | number;
  /** The voice that it made, for the one who asked for it; null to give it up. */
  voiceId?: string | number | null | undefined;
};

/** What the safety rules of the voice service impose on a voice. */
export type SafetyControl =
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

/** Says who sees a voice besides its owner. */
export type SetVoiceVisibilityInput = {
  /** Who shall see it. */
  visibility: VoiceVisibility;
  /** The voice. */
  voiceId: string | number;
};

/** What a voice can be shared for. */
export type SharePermission =
  /** To change it as well. */
  | 'EDIT'
  /** To see it and speak with it. */
  | 'VIEW';

/** Shares a voice with another user, of whatever tenant. */
export type ShareVoiceInput = {
  /** What that user may do; it replaces what was granted before. */
  permission?: SharePermission;
  /** The user to share it with. */
  userId: string | number;
  /** The voice. */
  voiceId: string | number;
};

/** How far the separation of speakers is. */
export type SpeakerSeparationStatus =
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

/** Starts the training of a professional voice. */
export type TrainVoiceInput = {
  /** Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does nothing a second time. */
  idempotencyKey?: string | null | undefined;
  /** The model to train it for; absent: as the voice service decides. */
  modelId?: string | number | null | undefined;
  /** The voice. */
  voiceId: string | number;
};

/** How far the training of a voice for a model is. */
export type TrainingState =
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

/** Hands a voice over to another user of the same tenant. */
export type TransferVoiceInput = {
  /** The user who shall own it. */
  toUserId: string | number;
  /** The voice. */
  voiceId: string | number;
};

/** Withdraws a voice from a user it was shared with. */
export type UnshareVoiceInput = {
  /** The user who shall not have it any more. */
  userId: string | number;
  /** The voice. */
  voiceId: string | number;
};

/** What to change of a professional voice. What is left out stays as it is. */
export type UpdateProfessionalVoiceInput = {
  /** Its description; an explicit null clears it. */
  description?: string | null | undefined;
  /** Its labels, all of them: they replace the present ones. */
  labels?: Array<VoiceLabelInput> | null | undefined;
  /** Its language. */
  language?: string | null | undefined;
  /** Its new name. */
  name?: string | null | undefined;
  /** The voice. */
  voiceId: string | number;
};

/** What to change of a voice. What is left out stays as it is. */
export type UpdateVoiceInput = {
  /** Its description. */
  description?: string | null | undefined;
  /** More recordings to clone it from. */
  files?: Array<null> | null | undefined;
  /** Its labels, all of them: they replace the present ones. */
  labels?: Array<VoiceLabelInput> | null | undefined;
  /** Its new name. */
  name?: string | null | undefined;
  /** Whether background noise is removed from new recordings. */
  removeBackgroundNoise?: boolean;
  /** The voice. */
  voiceId: string | number;
};

/** What to change of a sample. What is left out stays as it is. */
export type UpdateVoiceSampleInput = {
  /** Its new file name. */
  fileName?: string | null | undefined;
  /** Whether background noise is removed. */
  removeBackgroundNoise?: boolean | null | undefined;
  /** The sample. */
  sampleId: string | number;
  /** The speakers to train on, all of them: they replace the present ones. */
  selectedSpeakerIds?: Array<string | number> | null | undefined;
  /** Where the used part ends, in milliseconds from the start. */
  trimEndMs?: number | null | undefined;
  /** Where the used part begins, in milliseconds from the start. */
  trimStartMs?: number | null | undefined;
  /** The voice. */
  voiceId: string | number;
};

/** How a voice shall speak unless a request says otherwise. What is left out stays as it is. */
export type UpdateVoiceSettingsInput = {
  /** 0..1: how close speech keeps to the original voice. */
  similarityBoost?: number | null | undefined;
  /** 1 is the natural pace; about 0.7 to 1.2 works well. */
  speed?: number | null | undefined;
  /** 0..1: higher is steadier, lower has more emotional range. */
  stability?: number | null | undefined;
  /** 0..1: how much the style of the speaker is exaggerated. */
  style?: number | null | undefined;
  /** Whether likeness is boosted, at the price of speed. */
  useSpeakerBoost?: boolean | null | undefined;
  /** The voice. */
  voiceId: string | number;
};

/** Why a mutation did not do what was asked. Fit to branch on. */
export type UserErrorCode =
  /** The same thing is being done already. */
  | 'ALREADY_RUNNING'
  /** The present state of the thing, or of another one, forbids this. */
  | 'CONFLICT'
  /** The voice holds this very file already. */
  | 'DUPLICATE_FILE'
  /** A value is not acceptable; `path` names it. */
  | 'INVALID'
  /** The thing does not exist, or you may not see it. */
  | 'NOT_FOUND'
  /** The voice has to be verified first. */
  | 'NOT_VERIFIED'
  /** No attempt to verify is left until the count starts anew. */
  | 'NO_ATTEMPTS_LEFT'
  /** The voice service refused it; `message` has its word for why. */
  | 'REFUSED_UPSTREAM'
  /** A file is too large, empty, cut, missing or not what it claims to be. */
  | 'UPLOAD_REFUSED'
  /** The recording was not accepted as proof; it can be tried again while attempts are left. */
  | 'VERIFICATION_DENIED'
  /** The platform holds as many voices of this kind as its plan allows. */
  | 'VOICE_LIMIT_REACHED';

/** Verifies a voice by a recording of the captcha being read aloud. */
export type VerifyVoiceCaptchaInput = {
  /** The recording. */
  recording: null;
  /** The voice. */
  voiceId: string | number;
};

/** What the viewer may do with a thing. Each includes the ones before. */
export type ViewerPermission =
  /** Change it. */
  | 'EDIT'
  /** Share it, hand it over, delete it, and see what is private about it. */
  | 'MANAGE'
  /** See it and speak with it. */
  | 'VIEW';

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

/** Which voices to list. Conditions are joined by AND; the values of one list by OR. */
export type VoiceFilter = {
  /** Why the voices are visible to the viewer. */
  access?: Array<VoiceAccess> | null | undefined;
  /** How the voices came to be. */
  categories?: Array<VoiceCategory> | null | undefined;
  /** Part of the name, whatever its case. */
  search?: string | null | undefined;
  /** How far training is, for the model that is farthest along. */
  trainingStates?: Array<TrainingState> | null | undefined;
};

/** One label of a voice. The keys `language`, `accent`, `gender` and `age` are understood. */
export type VoiceLabelInput = {
  /** The key, kept exactly as it is written. */
  key: string;
  /** The value under that key. */
  value: string;
};

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

/** A sample of a voice. */
export type VoiceSampleInput = {
  /** The sample. */
  sampleId: string | number;
  /** The voice. */
  voiceId: string | number;
};

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

/** Who sees a voice besides its owner and those it is shared with. */
export type VoiceVisibility =
  /** Nobody else but the administrators of the tenant. */
  | 'PRIVATE'
  /** Everybody of the same tenant. */
  | 'TENANT';

/** Training states that upstream can filter by. */
export type WorkspaceTrainingState =
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

/** Categories that upstream can filter by. */
export type WorkspaceVoiceCategory =
  /** Cloned at once from a few recordings. */
  | 'CLONED'
  /** Designed from words. */
  | 'GENERATED'
  /** Made by the voice service, for everyone. */
  | 'PREMADE'
  /** Trained on hours of recordings. */
  | 'PROFESSIONAL';

/** Which voices of the upstream workspace to list. Conditions are joined by AND. */
export type WorkspaceVoiceFilter = {
  /** Accent label. */
  accent?: string | null | undefined;
  /** Age label. */
  age?: string | null | undefined;
  /** How the voices came to be. */
  category?: WorkspaceVoiceCategory | null | undefined;
  /** Id of a collection that holds the voices. */
  collectionId?: string | null | undefined;
  /** Gender label. */
  gender?: string | null | undefined;
  /** Language labels, any of them. */
  languages?: Array<string> | null | undefined;
  /** Words to look for in names, descriptions and labels. */
  search?: string | null | undefined;
  /** How far training is. */
  trainingState?: WorkspaceTrainingState | null | undefined;
  /** Uses that the voices are good for, any of them. */
  useCases?: Array<string> | null | undefined;
  /** Which part of the workspace. */
  voiceType?: WorkspaceVoiceType | null | undefined;
};

/** Which part of the upstream workspace to list. */
export type WorkspaceVoiceType =
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

export type ResolveOperationMutationVariables = Exact<{
  input: ResolveOperationInput;
}>;


export type ResolveOperationMutation = { resolveOperation: { operation: { id: string, kind: string, state: OperationState, voiceId: string | null, waitsForAdmin: boolean, endedAt: string | null, actor: { id: string } } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type CreateProfessionalVoiceMutationVariables = Exact<{
  input: CreateProfessionalVoiceInput;
}>;


export type CreateProfessionalVoiceMutation = { createProfessionalVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type UpdateProfessionalVoiceMutationVariables = Exact<{
  input: UpdateProfessionalVoiceInput;
}>;


export type UpdateProfessionalVoiceMutation = { updateProfessionalVoice: { voiceId: string | null, voice: { name: string, description: string | null, id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, labels: Array<{ key: string, value: string }>, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type AddVoiceSamplesMutationVariables = Exact<{
  input: AddVoiceSamplesInput;
}>;


export type AddVoiceSamplesMutation = { addVoiceSamples: { sampleIds: Array<string>, voiceId: string | null, samples: Array<{ id: string, fileName: string | null, sizeBytes: number | null, removeBackgroundNoise: boolean | null }> | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type UpdateVoiceSampleMutationVariables = Exact<{
  input: UpdateVoiceSampleInput;
}>;


export type UpdateVoiceSampleMutation = { updateVoiceSample: { sampleId: string | null, voiceId: string | null, sample: { id: string, fileName: string | null, removeBackgroundNoise: boolean | null, trimStartMs: number | null, trimEndMs: number | null, speakerSeparation: { selectedSpeakerIds: Array<string> } | null } | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type DeleteVoiceSampleMutationVariables = Exact<{
  input: VoiceSampleInput;
}>;


export type DeleteVoiceSampleMutation = { deleteVoiceSample: { sampleId: string | null, voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type SeparateSpeakersMutationVariables = Exact<{
  input: VoiceSampleInput;
}>;


export type SeparateSpeakersMutation = { separateSpeakers: { voiceId: string | null, job: { id: string, kind: JobKind, status: JobStatus, progress: number | null, message: string | null, revision: number, voiceId: string, sampleId: string | null, modelId: string | null, isStartedHere: boolean, endedAt: string | null, owner: { id: string } | null } | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type TrainVoiceMutationVariables = Exact<{
  input: TrainVoiceInput;
}>;


export type TrainVoiceMutation = { trainVoice: { voiceId: string | null, job: { id: string, kind: JobKind, status: JobStatus, progress: number | null, message: string | null, revision: number, voiceId: string, sampleId: string | null, modelId: string | null, isStartedHere: boolean, endedAt: string | null, owner: { id: string } | null } | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type RequestManualVerificationMutationVariables = Exact<{
  input: RequestManualVerificationInput;
}>;


export type RequestManualVerificationMutation = { requestManualVerification: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, fineTuning: { isManualVerificationRequested: boolean, manualVerification: { extraText: string, files: Array<{ fileName: string }> } | null } | null, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type VerifyVoiceCaptchaMutationVariables = Exact<{
  input: VerifyVoiceCaptchaInput;
}>;


export type VerifyVoiceCaptchaMutation = { verifyVoiceCaptcha: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, fineTuning: { verificationAttemptsCount: number } | null, verification: { isVerified: boolean } | null, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type CaptchaQueryVariables = Exact<{
  id: string | number;
}>;


export type CaptchaQuery = { voice: { verificationCaptcha: { url: string } | null } | null };

export type JobFactsFragment = { id: string, kind: JobKind, status: JobStatus, progress: number | null, message: string | null, revision: number, voiceId: string, sampleId: string | null, modelId: string | null, isStartedHere: boolean, endedAt: string | null, owner: { id: string } | null };

export type OneJobQueryVariables = Exact<{
  id: string | number;
}>;


export type OneJobQuery = { job: { id: string, kind: JobKind, status: JobStatus, progress: number | null, message: string | null, revision: number, voiceId: string, sampleId: string | null, modelId: string | null, isStartedHere: boolean, endedAt: string | null, voice: { name: string } | null, model: { name: string | null } | null, owner: { id: string } | null } | null };

export type ListJobsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  filter?: JobFilter | null | undefined;
}>;


export type ListJobsQuery = { jobs: { edges: Array<{ cursor: string, node: { id: string, kind: JobKind, status: JobStatus, progress: number | null, message: string | null, revision: number, voiceId: string, sampleId: string | null, modelId: string | null, isStartedHere: boolean, endedAt: string | null, owner: { id: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type VoiceTrainingSubscriptionVariables = Exact<{
  voiceId: string | number;
  modelId?: string | number | null | undefined;
  since?: number | null | undefined;
}>;


export type VoiceTrainingSubscription = { voiceTraining: { id: string, kind: JobKind, status: JobStatus, progress: number | null, message: string | null, revision: number, voiceId: string, sampleId: string | null, modelId: string | null, isStartedHere: boolean, endedAt: string | null, owner: { id: string } | null } | null };

export type JobUpdatedSubscriptionVariables = Exact<{
  id: string | number;
  since?: number | null | undefined;
}>;


export type JobUpdatedSubscription = { jobUpdated: { id: string, kind: JobKind, status: JobStatus, progress: number | null, message: string | null, revision: number, voiceId: string, sampleId: string | null, modelId: string | null, isStartedHere: boolean, endedAt: string | null, owner: { id: string } | null } | null };

export type SpeakerSeparationProgressSubscriptionVariables = Exact<{
  voiceId: string | number;
  sampleId: string | number;
  since?: number | null | undefined;
}>;


export type SpeakerSeparationProgressSubscription = { speakerSeparation: { id: string, kind: JobKind, status: JobStatus, progress: number | null, message: string | null, revision: number, voiceId: string, sampleId: string | null, modelId: string | null, isStartedHere: boolean, endedAt: string | null, owner: { id: string } | null } | null };

type ChangedVoice_AddLibraryVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_AddVoiceSamplesPayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_AdoptVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_CloneVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_CreateProfessionalVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_DeleteVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_DeleteVoiceSamplePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_RequestManualVerificationPayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_SeparateSpeakersPayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_SetVoiceVisibilityPayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_ShareVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_TrainVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_TransferVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_UnshareVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_UpdateProfessionalVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_UpdateVoicePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_UpdateVoiceSamplePayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_UpdateVoiceSettingsPayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

type ChangedVoice_VerifyVoiceCaptchaPayload_Fragment = { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> };

export type ChangedVoiceFragment =
  | ChangedVoice_AddLibraryVoicePayload_Fragment
  | ChangedVoice_AddVoiceSamplesPayload_Fragment
  | ChangedVoice_AdoptVoicePayload_Fragment
  | ChangedVoice_CloneVoicePayload_Fragment
  | ChangedVoice_CreateProfessionalVoicePayload_Fragment
  | ChangedVoice_DeleteVoicePayload_Fragment
  | ChangedVoice_DeleteVoiceSamplePayload_Fragment
  | ChangedVoice_RequestManualVerificationPayload_Fragment
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


export type AdoptVoiceMutation = { adoptVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type ShareVoiceMutationVariables = Exact<{
  input: ShareVoiceInput;
}>;


export type ShareVoiceMutation = { shareVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type UnshareVoiceMutationVariables = Exact<{
  input: UnshareVoiceInput;
}>;


export type UnshareVoiceMutation = { unshareVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type TransferVoiceMutationVariables = Exact<{
  input: TransferVoiceInput;
}>;


export type TransferVoiceMutation = { transferVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type SetVoiceVisibilityMutationVariables = Exact<{
  input: SetVoiceVisibilityInput;
}>;


export type SetVoiceVisibilityMutation = { setVoiceVisibility: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type CloneVoiceMutationVariables = Exact<{
  input: CloneVoiceInput;
}>;


export type CloneVoiceMutation = { cloneVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type UpdateVoiceMutationVariables = Exact<{
  input: UpdateVoiceInput;
}>;


export type UpdateVoiceMutation = { updateVoice: { voiceId: string | null, voice: { name: string, description: string | null, id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, labels: Array<{ key: string, value: string }>, samples: Array<{ fileName: string | null }> | null, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type UpdateVoiceSettingsMutationVariables = Exact<{
  input: UpdateVoiceSettingsInput;
}>;


export type UpdateVoiceSettingsMutation = { updateVoiceSettings: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, settings: { stability: number | null, similarityBoost: number | null, style: number | null, speed: number | null, useSpeakerBoost: boolean | null } | null, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type DeleteVoiceMutationVariables = Exact<{
  input: DeleteVoiceInput;
}>;


export type DeleteVoiceMutation = { deleteVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type AddLibraryVoiceMutationVariables = Exact<{
  input: AddLibraryVoiceInput;
}>;


export type AddLibraryVoiceMutation = { addLibraryVoice: { voiceId: string | null, voice: { id: string, visibility: VoiceVisibility, viewerPermission: ViewerPermission, owner: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> }> } | null };

export type FindSimilarVoicesMutationVariables = Exact<{
  input: FindSimilarVoicesInput;
}>;


export type FindSimilarVoicesMutation = { findSimilarVoices: { voices: Array<{ id: string, publicOwnerId: string, name: string, preview: { url: string } | null }>, userErrors: Array<{ code: UserErrorCode, path: Array<string> }> } | null };

export type VoiceFactsFragment = { id: string, name: string, category: VoiceCategory | null, description: string | null, availableForTiers: Array<string>, highQualityBaseModelIds: Array<string>, collectionIds: Array<string>, safetyControl: SafetyControl | null, recordingQuality: RecordingQuality | null, recordingQualityReason: string | null, labellingStatus: LabellingStatus | null, isLegacy: boolean, isMixed: boolean, isBookmarked: boolean | null, favoritedAt: string | null, createdAt: string | null, addedAt: string | null, visibility: VoiceVisibility, isStock: boolean, viewerPermission: ViewerPermission, labels: Array<{ key: string, value: string }>, verifiedLanguages: Array<{ language: string, modelId: string, accent: string | null, locale: string | null, preview: { url: string } | null }>, fineTuning: { isAllowed: boolean, language: string | null, datasetDurationSecs: number | null, sliceIds: Array<string>, verificationFailures: Array<string>, verificationAttemptsCount: number, maxVerificationAttempts: number | null, verificationAttemptsResetAt: string | null, isManualVerificationRequested: boolean, models: Array<{ modelId: string, state: TrainingState, progress: number | null, message: string | null }>, verificationAttempts: Array<{ text: string, attemptedAt: string, isAccepted: boolean, similarity: number, levenshteinDistance: number, recording: { id: string, mediaType: string, sizeBytes: number, uploadedAt: string, transcription: string } | null }> | null, manualVerification: { extraText: string, requestedAt: string, files: Array<{ id: string, fileName: string, mediaType: string, sizeBytes: number, uploadedAt: string }> } | null } | null, verification: { isRequired: boolean, isVerified: boolean, failures: Array<string>, attemptsCount: number, language: string | null, attempts: Array<{ isAccepted: boolean }> | null } | null, sharing: { status: VoiceSharingStatus, name: string | null, reviewStatus: VoiceReviewStatus | null, labels: Array<{ key: string, value: string }> } | null, owner: { id: string } | null, preview: { url: string, expiresAt: string } | null };

export type SampleFactsFragment = { voiceId: string, id: string, fileName: string | null, mediaType: string | null, sizeBytes: number | null, hash: string | null, durationSecs: number | null, removeBackgroundNoise: boolean | null, hasIsolatedAudio: boolean | null, hasIsolatedAudioPreview: boolean | null, trimStartMs: number | null, trimEndMs: number | null, speakerSeparation: { status: SpeakerSeparationStatus, selectedSpeakerIds: Array<string>, selectedSpeakers: Array<{ id: string }>, speakers: Array<{ voiceId: string, sampleId: string, id: string, durationSecs: number | null, isSelected: boolean, utterances: Array<{ startSecs: number, endSecs: number }> }> } | null };

export type WholeVoiceQueryVariables = Exact<{
  id: string | number;
}>;


export type WholeVoiceQuery = { voice: { id: string, name: string, category: VoiceCategory | null, description: string | null, availableForTiers: Array<string>, highQualityBaseModelIds: Array<string>, collectionIds: Array<string>, safetyControl: SafetyControl | null, recordingQuality: RecordingQuality | null, recordingQualityReason: string | null, labellingStatus: LabellingStatus | null, isLegacy: boolean, isMixed: boolean, isBookmarked: boolean | null, favoritedAt: string | null, createdAt: string | null, addedAt: string | null, visibility: VoiceVisibility, isStock: boolean, viewerPermission: ViewerPermission, settings: { stability: number | null, similarityBoost: number | null, style: number | null, speed: number | null, useSpeakerBoost: boolean | null } | null, samples: Array<{ voiceId: string, id: string, fileName: string | null, mediaType: string | null, sizeBytes: number | null, hash: string | null, durationSecs: number | null, removeBackgroundNoise: boolean | null, hasIsolatedAudio: boolean | null, hasIsolatedAudioPreview: boolean | null, trimStartMs: number | null, trimEndMs: number | null, audio: { url: string, mediaType: string | null, durationSecs: number | null, expiresAt: string }, preview: { url: string }, speakerSeparation: { status: SpeakerSeparationStatus, selectedSpeakerIds: Array<string>, selectedSpeakers: Array<{ id: string }>, speakers: Array<{ voiceId: string, sampleId: string, id: string, durationSecs: number | null, isSelected: boolean, utterances: Array<{ startSecs: number, endSecs: number }> }> } | null }> | null, labels: Array<{ key: string, value: string }>, verifiedLanguages: Array<{ language: string, modelId: string, accent: string | null, locale: string | null, preview: { url: string } | null }>, fineTuning: { isAllowed: boolean, language: string | null, datasetDurationSecs: number | null, sliceIds: Array<string>, verificationFailures: Array<string>, verificationAttemptsCount: number, maxVerificationAttempts: number | null, verificationAttemptsResetAt: string | null, isManualVerificationRequested: boolean, models: Array<{ modelId: string, state: TrainingState, progress: number | null, message: string | null }>, verificationAttempts: Array<{ text: string, attemptedAt: string, isAccepted: boolean, similarity: number, levenshteinDistance: number, recording: { id: string, mediaType: string, sizeBytes: number, uploadedAt: string, transcription: string } | null }> | null, manualVerification: { extraText: string, requestedAt: string, files: Array<{ id: string, fileName: string, mediaType: string, sizeBytes: number, uploadedAt: string }> } | null } | null, verification: { isRequired: boolean, isVerified: boolean, failures: Array<string>, attemptsCount: number, language: string | null, attempts: Array<{ isAccepted: boolean }> | null } | null, sharing: { status: VoiceSharingStatus, name: string | null, reviewStatus: VoiceReviewStatus | null, labels: Array<{ key: string, value: string }> } | null, owner: { id: string } | null, preview: { url: string, expiresAt: string } | null } | null };

export type ListVoicesQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  filter?: VoiceFilter | null | undefined;
  orderBy?: VoiceOrder;
}>;


export type ListVoicesQuery = { voices: { edges: Array<{ cursor: string, node: { id: string, name: string, viewerPermission: ViewerPermission } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type ListVoicesWithEverythingQueryVariables = Exact<{
  first?: number;
}>;


export type ListVoicesWithEverythingQuery = { voices: { edges: Array<{ node: { id: string, name: string, category: VoiceCategory | null, description: string | null, availableForTiers: Array<string>, highQualityBaseModelIds: Array<string>, collectionIds: Array<string>, safetyControl: SafetyControl | null, recordingQuality: RecordingQuality | null, recordingQualityReason: string | null, labellingStatus: LabellingStatus | null, isLegacy: boolean, isMixed: boolean, isBookmarked: boolean | null, favoritedAt: string | null, createdAt: string | null, addedAt: string | null, visibility: VoiceVisibility, isStock: boolean, viewerPermission: ViewerPermission, settings: { stability: number | null } | null, samples: Array<{ voiceId: string, id: string, fileName: string | null, mediaType: string | null, sizeBytes: number | null, hash: string | null, durationSecs: number | null, removeBackgroundNoise: boolean | null, hasIsolatedAudio: boolean | null, hasIsolatedAudioPreview: boolean | null, trimStartMs: number | null, trimEndMs: number | null, speakerSeparation: { status: SpeakerSeparationStatus, selectedSpeakerIds: Array<string>, selectedSpeakers: Array<{ id: string }>, speakers: Array<{ voiceId: string, sampleId: string, id: string, durationSecs: number | null, isSelected: boolean, utterances: Array<{ startSecs: number, endSecs: number }> }> } | null }> | null, labels: Array<{ key: string, value: string }>, verifiedLanguages: Array<{ language: string, modelId: string, accent: string | null, locale: string | null, preview: { url: string } | null }>, fineTuning: { isAllowed: boolean, language: string | null, datasetDurationSecs: number | null, sliceIds: Array<string>, verificationFailures: Array<string>, verificationAttemptsCount: number, maxVerificationAttempts: number | null, verificationAttemptsResetAt: string | null, isManualVerificationRequested: boolean, models: Array<{ modelId: string, state: TrainingState, progress: number | null, message: string | null }>, verificationAttempts: Array<{ text: string, attemptedAt: string, isAccepted: boolean, similarity: number, levenshteinDistance: number, recording: { id: string, mediaType: string, sizeBytes: number, uploadedAt: string, transcription: string } | null }> | null, manualVerification: { extraText: string, requestedAt: string, files: Array<{ id: string, fileName: string, mediaType: string, sizeBytes: number, uploadedAt: string }> } | null } | null, verification: { isRequired: boolean, isVerified: boolean, failures: Array<string>, attemptsCount: number, language: string | null, attempts: Array<{ isAccepted: boolean }> | null } | null, sharing: { status: VoiceSharingStatus, name: string | null, reviewStatus: VoiceReviewStatus | null, labels: Array<{ key: string, value: string }> } | null, owner: { id: string } | null, preview: { url: string, expiresAt: string } | null } }> } | null };

export type VoiceEntitiesQueryVariables = Exact<{
  representations: Array<Record<string, unknown>> | Record<string, unknown>;
}>;


export type VoiceEntitiesQuery = { _entities: Array<
    | { __typename: 'Job' }
    | { __typename: 'Speaker' }
    | { __typename: 'User' }
    | { __typename: 'Voice', id: string, name: string, owner: { id: string } | null, samples: Array<{ id: string, speakerSeparation: { speakers: Array<{ id: string }> } | null }> | null }
    | { __typename: 'VoiceSample' }
   | null> };

export type OwnedVoiceEntitiesQueryVariables = Exact<{
  representations: Array<Record<string, unknown>> | Record<string, unknown>;
}>;


export type OwnedVoiceEntitiesQuery = { _entities: Array<
    | { id: string, viewerPermission: ViewerPermission, owner: { id: string } | null }
    | Record<PropertyKey, never>
   | null> };

export type WorkspaceVoicesQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  filter?: WorkspaceVoiceFilter | null | undefined;
  orderBy?: VoiceOrder | null | undefined;
}>;


export type WorkspaceVoicesQuery = { workspaceVoices: { edges: Array<{ cursor: string, node: { id: string, name: string, viewerPermission: ViewerPermission, owner: { id: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type UpstreamUsageQueryVariables = Exact<{ [key: string]: never; }>;


export type UpstreamUsageQuery = { upstreamUsage: { tier: string, status: string, creditsUsed: number, creditsLimit: number, creditsLimitExtension: number | null, isCreditsLimitExtensionUnlimited: boolean, creditsResetAt: string | null, voiceSlotsUsed: number, voiceSlotsLimit: number, professionalVoiceSlotsUsed: number, professionalVoiceSlotsLimit: number, voiceAddEditsUsed: number, voiceAddEditsLimit: number | null, canUseInstantVoiceCloning: boolean, canUseProfessionalVoiceCloning: boolean } | null };

export type ModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelsQuery = { models: Array<{ id: string, name: string | null, description: string | null, canBeFineTuned: boolean | null, canDoTextToSpeech: boolean | null, canDoVoiceConversion: boolean | null, canUseStyle: boolean | null, canUseSpeakerBoost: boolean | null, servesProfessionalVoices: boolean | null, requiresAlphaAccess: boolean | null, tokenCostFactor: number | null, characterCostMultiplier: number | null, costDiscountMultiplier: number | null, maxCharactersFreeUser: number | null, maxCharactersSubscribedUser: number | null, maxTextLength: number | null, concurrencyGroup: string | null, languages: Array<{ id: string, name: string }> }> | null };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { tenantId: string, scopes: Array<string>, expiresAt: string | null, user: { id: string } } | null };

export const JobFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<JobFactsFragment, unknown>;
export const ChangedVoiceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<ChangedVoiceFragment, unknown>;
export const VoiceFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VoiceFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Voice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableForTiers"}},{"kind":"Field","name":{"kind":"Name","value":"highQualityBaseModelIds"}},{"kind":"Field","name":{"kind":"Name","value":"verifiedLanguages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"accent"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"collectionIds"}},{"kind":"Field","name":{"kind":"Name","value":"fineTuning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"datasetDurationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"sliceIds"}},{"kind":"Field","name":{"kind":"Name","value":"verificationFailures"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsCount"}},{"kind":"Field","name":{"kind":"Name","value":"maxVerificationAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsResetAt"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"attemptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"similarity"}},{"kind":"Field","name":{"kind":"Name","value":"levenshteinDistance"}},{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}},{"kind":"Field","name":{"kind":"Name","value":"transcription"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"isManualVerificationRequested"}},{"kind":"Field","name":{"kind":"Name","value":"manualVerification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"extraText"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"verification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"isVerified"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}},{"kind":"Field","name":{"kind":"Name","value":"attemptsCount"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAccepted"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewStatus"}}]}},{"kind":"Field","name":{"kind":"Name","value":"safetyControl"}},{"kind":"Field","name":{"kind":"Name","value":"recordingQuality"}},{"kind":"Field","name":{"kind":"Name","value":"recordingQualityReason"}},{"kind":"Field","name":{"kind":"Name","value":"labellingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"isLegacy"}},{"kind":"Field","name":{"kind":"Name","value":"isMixed"}},{"kind":"Field","name":{"kind":"Name","value":"isBookmarked"}},{"kind":"Field","name":{"kind":"Name","value":"favoritedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"isStock"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<VoiceFactsFragment, unknown>;
export const SampleFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SampleFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceSample"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"removeBackgroundNoise"}},{"kind":"Field","name":{"kind":"Name","value":"hasIsolatedAudio"}},{"kind":"Field","name":{"kind":"Name","value":"hasIsolatedAudioPreview"}},{"kind":"Field","name":{"kind":"Name","value":"trimStartMs"}},{"kind":"Field","name":{"kind":"Name","value":"trimEndMs"}},{"kind":"Field","name":{"kind":"Name","value":"speakerSeparation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakerIds"}},{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"speakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"isSelected"}},{"kind":"Field","name":{"kind":"Name","value":"utterances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SampleFactsFragment, unknown>;
export const ResolveOperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResolveOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResolveOperationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolveOperation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"waitsForAdmin"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<ResolveOperationMutation, ResolveOperationMutationVariables>;
export const CreateProfessionalVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateProfessionalVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProfessionalVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProfessionalVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<CreateProfessionalVoiceMutation, CreateProfessionalVoiceMutationVariables>;
export const UpdateProfessionalVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateProfessionalVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateProfessionalVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateProfessionalVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<UpdateProfessionalVoiceMutation, UpdateProfessionalVoiceMutationVariables>;
export const AddVoiceSamplesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddVoiceSamples"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddVoiceSamplesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addVoiceSamples"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"sampleIds"}},{"kind":"Field","name":{"kind":"Name","value":"samples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"removeBackgroundNoise"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<AddVoiceSamplesMutation, AddVoiceSamplesMutationVariables>;
export const UpdateVoiceSampleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateVoiceSample"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateVoiceSampleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateVoiceSample"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"sample"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"removeBackgroundNoise"}},{"kind":"Field","name":{"kind":"Name","value":"trimStartMs"}},{"kind":"Field","name":{"kind":"Name","value":"trimEndMs"}},{"kind":"Field","name":{"kind":"Name","value":"speakerSeparation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakerIds"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<UpdateVoiceSampleMutation, UpdateVoiceSampleMutationVariables>;
export const DeleteVoiceSampleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteVoiceSample"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceSampleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteVoiceSample"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<DeleteVoiceSampleMutation, DeleteVoiceSampleMutationVariables>;
export const SeparateSpeakersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SeparateSpeakers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceSampleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"separateSpeakers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SeparateSpeakersMutation, SeparateSpeakersMutationVariables>;
export const TrainVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TrainVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TrainVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trainVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<TrainVoiceMutation, TrainVoiceMutationVariables>;
export const RequestManualVerificationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestManualVerification"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestManualVerificationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestManualVerification"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isManualVerificationRequested"}},{"kind":"Field","name":{"kind":"Name","value":"manualVerification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"extraText"}},{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileName"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<RequestManualVerificationMutation, RequestManualVerificationMutationVariables>;
export const VerifyVoiceCaptchaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VerifyVoiceCaptcha"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifyVoiceCaptchaInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyVoiceCaptcha"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fineTuning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isVerified"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<VerifyVoiceCaptchaMutation, VerifyVoiceCaptchaMutationVariables>;
export const CaptchaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Captcha"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verificationCaptcha"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]} as unknown as DocumentNode<CaptchaQuery, CaptchaQueryVariables>;
export const OneJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<OneJobQuery, OneJobQueryVariables>;
export const ListJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListJobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"JobFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ListJobsQuery, ListJobsQueryVariables>;
export const VoiceTrainingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"VoiceTraining"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"voiceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"modelId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SafeInt"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceTraining"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"voiceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"voiceId"}}},{"kind":"Argument","name":{"kind":"Name","value":"modelId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"modelId"}}},{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<VoiceTrainingSubscription, VoiceTrainingSubscriptionVariables>;
export const JobUpdatedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"JobUpdated"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SafeInt"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<JobUpdatedSubscription, JobUpdatedSubscriptionVariables>;
export const SpeakerSeparationProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SpeakerSeparationProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"voiceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sampleId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SafeInt"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"speakerSeparation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"voiceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"voiceId"}}},{"kind":"Argument","name":{"kind":"Name","value":"sampleId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sampleId"}}},{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JobFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JobFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"isStartedHere"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<SpeakerSeparationProgressSubscription, SpeakerSeparationProgressSubscriptionVariables>;
export const AdoptVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdoptVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdoptVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adoptVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<AdoptVoiceMutation, AdoptVoiceMutationVariables>;
export const ShareVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShareVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ShareVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shareVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<ShareVoiceMutation, ShareVoiceMutationVariables>;
export const UnshareVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnshareVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnshareVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unshareVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<UnshareVoiceMutation, UnshareVoiceMutationVariables>;
export const TransferVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TransferVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TransferVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transferVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<TransferVoiceMutation, TransferVoiceMutationVariables>;
export const SetVoiceVisibilityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetVoiceVisibility"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetVoiceVisibilityInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setVoiceVisibility"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<SetVoiceVisibilityMutation, SetVoiceVisibilityMutationVariables>;
export const CloneVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CloneVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CloneVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cloneVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<CloneVoiceMutation, CloneVoiceMutationVariables>;
export const UpdateVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"samples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileName"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<UpdateVoiceMutation, UpdateVoiceMutationVariables>;
export const UpdateVoiceSettingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateVoiceSettings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateVoiceSettingsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateVoiceSettings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stability"}},{"kind":"Field","name":{"kind":"Name","value":"similarityBoost"}},{"kind":"Field","name":{"kind":"Name","value":"style"}},{"kind":"Field","name":{"kind":"Name","value":"speed"}},{"kind":"Field","name":{"kind":"Name","value":"useSpeakerBoost"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<UpdateVoiceSettingsMutation, UpdateVoiceSettingsMutationVariables>;
export const DeleteVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<DeleteVoiceMutation, DeleteVoiceMutationVariables>;
export const AddLibraryVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddLibraryVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddLibraryVoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addLibraryVoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChangedVoice"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChangedVoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoicePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"voice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<AddLibraryVoiceMutation, AddLibraryVoiceMutationVariables>;
export const FindSimilarVoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FindSimilarVoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FindSimilarVoicesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findSimilarVoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"publicOwnerId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<FindSimilarVoicesMutation, FindSimilarVoicesMutationVariables>;
export const WholeVoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WholeVoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VoiceFacts"}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stability"}},{"kind":"Field","name":{"kind":"Name","value":"similarityBoost"}},{"kind":"Field","name":{"kind":"Name","value":"style"}},{"kind":"Field","name":{"kind":"Name","value":"speed"}},{"kind":"Field","name":{"kind":"Name","value":"useSpeakerBoost"}}]}},{"kind":"Field","name":{"kind":"Name","value":"samples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SampleFacts"}},{"kind":"Field","name":{"kind":"Name","value":"audio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"removeBackgroundNoise"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VoiceFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Voice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableForTiers"}},{"kind":"Field","name":{"kind":"Name","value":"highQualityBaseModelIds"}},{"kind":"Field","name":{"kind":"Name","value":"verifiedLanguages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"accent"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"collectionIds"}},{"kind":"Field","name":{"kind":"Name","value":"fineTuning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"datasetDurationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"sliceIds"}},{"kind":"Field","name":{"kind":"Name","value":"verificationFailures"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsCount"}},{"kind":"Field","name":{"kind":"Name","value":"maxVerificationAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsResetAt"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"attemptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"similarity"}},{"kind":"Field","name":{"kind":"Name","value":"levenshteinDistance"}},{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}},{"kind":"Field","name":{"kind":"Name","value":"transcription"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"isManualVerificationRequested"}},{"kind":"Field","name":{"kind":"Name","value":"manualVerification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"extraText"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"verification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"isVerified"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}},{"kind":"Field","name":{"kind":"Name","value":"attemptsCount"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAccepted"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewStatus"}}]}},{"kind":"Field","name":{"kind":"Name","value":"safetyControl"}},{"kind":"Field","name":{"kind":"Name","value":"recordingQuality"}},{"kind":"Field","name":{"kind":"Name","value":"recordingQualityReason"}},{"kind":"Field","name":{"kind":"Name","value":"labellingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"isLegacy"}},{"kind":"Field","name":{"kind":"Name","value":"isMixed"}},{"kind":"Field","name":{"kind":"Name","value":"isBookmarked"}},{"kind":"Field","name":{"kind":"Name","value":"favoritedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"isStock"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SampleFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceSample"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"removeBackgroundNoise"}},{"kind":"Field","name":{"kind":"Name","value":"hasIsolatedAudio"}},{"kind":"Field","name":{"kind":"Name","value":"hasIsolatedAudioPreview"}},{"kind":"Field","name":{"kind":"Name","value":"trimStartMs"}},{"kind":"Field","name":{"kind":"Name","value":"trimEndMs"}},{"kind":"Field","name":{"kind":"Name","value":"speakerSeparation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakerIds"}},{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"speakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"isSelected"}},{"kind":"Field","name":{"kind":"Name","value":"utterances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WholeVoiceQuery, WholeVoiceQueryVariables>;
export const ListVoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListVoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceOrder"}}},"defaultValue":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ListVoicesQuery, ListVoicesQueryVariables>;
export const ListVoicesWithEverythingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListVoicesWithEverything"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VoiceFacts"}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stability"}}]}},{"kind":"Field","name":{"kind":"Name","value":"samples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SampleFacts"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VoiceFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Voice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableForTiers"}},{"kind":"Field","name":{"kind":"Name","value":"highQualityBaseModelIds"}},{"kind":"Field","name":{"kind":"Name","value":"verifiedLanguages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"accent"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"collectionIds"}},{"kind":"Field","name":{"kind":"Name","value":"fineTuning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAllowed"}},{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelId"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"datasetDurationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"sliceIds"}},{"kind":"Field","name":{"kind":"Name","value":"verificationFailures"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsCount"}},{"kind":"Field","name":{"kind":"Name","value":"maxVerificationAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttemptsResetAt"}},{"kind":"Field","name":{"kind":"Name","value":"verificationAttempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"attemptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"similarity"}},{"kind":"Field","name":{"kind":"Name","value":"levenshteinDistance"}},{"kind":"Field","name":{"kind":"Name","value":"recording"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}},{"kind":"Field","name":{"kind":"Name","value":"transcription"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"isManualVerificationRequested"}},{"kind":"Field","name":{"kind":"Name","value":"manualVerification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"extraText"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"verification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"isVerified"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}},{"kind":"Field","name":{"kind":"Name","value":"attemptsCount"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAccepted"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewStatus"}}]}},{"kind":"Field","name":{"kind":"Name","value":"safetyControl"}},{"kind":"Field","name":{"kind":"Name","value":"recordingQuality"}},{"kind":"Field","name":{"kind":"Name","value":"recordingQualityReason"}},{"kind":"Field","name":{"kind":"Name","value":"labellingStatus"}},{"kind":"Field","name":{"kind":"Name","value":"isLegacy"}},{"kind":"Field","name":{"kind":"Name","value":"isMixed"}},{"kind":"Field","name":{"kind":"Name","value":"isBookmarked"}},{"kind":"Field","name":{"kind":"Name","value":"favoritedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"addedAt"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"isStock"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SampleFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceSample"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"removeBackgroundNoise"}},{"kind":"Field","name":{"kind":"Name","value":"hasIsolatedAudio"}},{"kind":"Field","name":{"kind":"Name","value":"hasIsolatedAudioPreview"}},{"kind":"Field","name":{"kind":"Name","value":"trimStartMs"}},{"kind":"Field","name":{"kind":"Name","value":"trimEndMs"}},{"kind":"Field","name":{"kind":"Name","value":"speakerSeparation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakerIds"}},{"kind":"Field","name":{"kind":"Name","value":"selectedSpeakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"speakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceId"}},{"kind":"Field","name":{"kind":"Name","value":"sampleId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"durationSecs"}},{"kind":"Field","name":{"kind":"Name","value":"isSelected"}},{"kind":"Field","name":{"kind":"Name","value":"utterances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startSecs"}},{"kind":"Field","name":{"kind":"Name","value":"endSecs"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ListVoicesWithEverythingQuery, ListVoicesWithEverythingQueryVariables>;
export const VoiceEntitiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VoiceEntities"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"representations"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"_Any"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_entities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"representations"},"value":{"kind":"Variable","name":{"kind":"Name","value":"representations"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Voice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"samples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"speakerSeparation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"speakers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<VoiceEntitiesQuery, VoiceEntitiesQueryVariables>;
export const OwnedVoiceEntitiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OwnedVoiceEntities"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"representations"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"_Any"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"_entities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"representations"},"value":{"kind":"Variable","name":{"kind":"Name","value":"representations"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Voice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OwnedVoiceEntitiesQuery, OwnedVoiceEntitiesQueryVariables>;
export const WorkspaceVoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WorkspaceVoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"WorkspaceVoiceFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VoiceOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workspaceVoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"viewerPermission"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<WorkspaceVoicesQuery, WorkspaceVoicesQueryVariables>;
export const UpstreamUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UpstreamUsage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upstreamUsage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"creditsUsed"}},{"kind":"Field","name":{"kind":"Name","value":"creditsLimit"}},{"kind":"Field","name":{"kind":"Name","value":"creditsLimitExtension"}},{"kind":"Field","name":{"kind":"Name","value":"isCreditsLimitExtensionUnlimited"}},{"kind":"Field","name":{"kind":"Name","value":"creditsResetAt"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSlotsUsed"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSlotsLimit"}},{"kind":"Field","name":{"kind":"Name","value":"professionalVoiceSlotsUsed"}},{"kind":"Field","name":{"kind":"Name","value":"professionalVoiceSlotsLimit"}},{"kind":"Field","name":{"kind":"Name","value":"voiceAddEditsUsed"}},{"kind":"Field","name":{"kind":"Name","value":"voiceAddEditsLimit"}},{"kind":"Field","name":{"kind":"Name","value":"canUseInstantVoiceCloning"}},{"kind":"Field","name":{"kind":"Name","value":"canUseProfessionalVoiceCloning"}}]}}]}}]} as unknown as DocumentNode<UpstreamUsageQuery, UpstreamUsageQueryVariables>;
export const ModelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"canBeFineTuned"}},{"kind":"Field","name":{"kind":"Name","value":"canDoTextToSpeech"}},{"kind":"Field","name":{"kind":"Name","value":"canDoVoiceConversion"}},{"kind":"Field","name":{"kind":"Name","value":"canUseStyle"}},{"kind":"Field","name":{"kind":"Name","value":"canUseSpeakerBoost"}},{"kind":"Field","name":{"kind":"Name","value":"servesProfessionalVoices"}},{"kind":"Field","name":{"kind":"Name","value":"requiresAlphaAccess"}},{"kind":"Field","name":{"kind":"Name","value":"tokenCostFactor"}},{"kind":"Field","name":{"kind":"Name","value":"characterCostMultiplier"}},{"kind":"Field","name":{"kind":"Name","value":"costDiscountMultiplier"}},{"kind":"Field","name":{"kind":"Name","value":"maxCharactersFreeUser"}},{"kind":"Field","name":{"kind":"Name","value":"maxCharactersSubscribedUser"}},{"kind":"Field","name":{"kind":"Name","value":"maxTextLength"}},{"kind":"Field","name":{"kind":"Name","value":"languages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"concurrencyGroup"}}]}}]}}]} as unknown as DocumentNode<ModelsQuery, ModelsQueryVariables>;
export const WhoAmIDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoAmI"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tenantId"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<WhoAmIQuery, WhoAmIQueryVariables>;