import type { Readable } from 'node:stream'
import type { DubbingMedia } from '../../datasources/elevenlabs/apis/DubbingResourceApi.js'
import type { VoicePermission } from '../../schema/voices/VoiceOwnership.js'

export interface OpenAudio {
  readonly status: number
  readonly mediaType: string | null
  readonly contentLength: number | null
  readonly contentRange: string | null
  /** Destroying it closes the connection. */
  readonly body: Readable
}

export interface AudioBytes {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** The upstream calls of delivery, bound to one viewer and one signal. */
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
  }
  readonly dubbingResource: {
    getResource(dubbingId: string): Promise<DubbingParts>
    openReference(media: DubbingMedia, options: { range?: string }): Promise<OpenAudio>
  }
  readonly voices: {
    openPreview(url: string, options: { range?: string }): Promise<OpenAudio>
  }
}

/** The media of a studio dubbing. Their links expire. */
export interface DubbingParts {
  media(part: string): DubbingMedia | null
}

export interface MediaVoice {
  readonly viewerPermission: VoicePermission
  readonly previewUrl: string | null
  readonly verifiedLanguages: readonly {
    readonly language: string
    readonly modelId: string
    readonly previewUrl: string | null
  }[]
}

export interface MediaAudio {
  readonly id: string
  readonly state: 'GENERATING' | 'READY' | 'FAILED' | 'UNKNOWN'
  readonly mediaType: string
  readonly isTimed: boolean
  /** Only the process that recorded it has it. */
  readonly isTransient: boolean
  readonly sha256: string | null
  readonly expiresAt: Date | null
}

export interface MediaPreview {
  readonly id: string
  readonly mediaType: string
  readonly isStored: boolean
}
