import type { Readable } from 'node:stream'
import type { DubbingMedia } from '../../datasources/elevenlabs/apis/DubbingApi.js'
import type { VoicePermission } from '../../schema/voices/VoiceOwnership.js'

/** Bytes on their way from the upstream, in the answer's own words. */
export interface OpenAudio {
  /** 200, or 206 for a part. */
  readonly status: number
  readonly mediaType: string | null
  readonly contentLength: number | null
  readonly contentRange: string | null
  /** Destroying it closes the connection. */
  readonly body: Readable
}

/** Audio that the upstream gives only whole, inside of JSON. */
export interface AudioBytes {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** As much of the upstream's clients as delivery needs, bound to one viewer and to the signal of one request. */
export interface MediaUpstream {
  readonly samples: {
    openAudio(voiceId: string, sampleId: string, options: { range?: string }): Promise<OpenAudio>
    getPreview(voiceId: string, sampleId: string, options: { removeBackgroundNoise: boolean }): Promise<AudioBytes>
  }
  readonly speakers: {
    getAudio(voiceId: string, sampleId: string, speakerId: string): Promise<AudioBytes>
  }
  readonly verification: {
    openCaptcha(voiceId: string): Promise<AudioBytes>
  }
  readonly previews: {
    openAudio(previewId: string, options: { range?: string }): Promise<OpenAudio>
  }
  readonly dubbing: {
    openAudio(dubbingId: string, language: string, options: { range?: string }): Promise<OpenAudio>
    getResource(dubbingId: string): Promise<DubbingParts>
    openReference(media: DubbingMedia, options: { range?: string }): Promise<OpenAudio>
  }
  readonly voices: {
    openPreview(url: string, options: { range?: string }): Promise<OpenAudio>
  }
}

/** The media of a dub of the studio, as one answer told them. Their links are good for a while. */
export interface DubbingParts {
  media(part: string): DubbingMedia | null
}

/** What delivery has to know of a voice that the viewer may see. */
export interface MediaVoice {
  readonly viewerPermission: VoicePermission
  readonly previewUrl: string | null
  readonly verifiedLanguages: readonly {
    readonly language: string
    readonly modelId: string
    readonly previewUrl: string | null
  }[]
}

/** What delivery has to know of a sound that the viewer may hear. */
export interface MediaAudio {
  readonly id: string
  readonly state: 'GENERATING' | 'READY' | 'FAILED' | 'UNKNOWN'
  readonly mediaType: string
  readonly isTimed: boolean
  /** It has no other place than the process that made it. */
  readonly isTransient: boolean
  /** Of what is ready. */
  readonly sha256: string | null
  readonly expiresAt: Date | null
}

/** What delivery has to know of a preview that the viewer may hear. */
export interface MediaPreview {
  readonly id: string
  readonly mediaType: string
  /** Whether its bytes are in the store; otherwise the upstream has them. */
  readonly isStored: boolean
}
