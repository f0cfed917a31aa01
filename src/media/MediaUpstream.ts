import type { Readable } from 'node:stream'
import type { ViewerPermission } from '../schema/VoiceOwnership.js'

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
  readonly voices: {
    openPreview(url: string, options: { range?: string }): Promise<OpenAudio>
  }
}

/** What delivery has to know of a voice that the viewer may see. */
export interface MediaVoice {
  readonly viewerPermission: ViewerPermission
  readonly previewUrl: string | null
  readonly verifiedLanguages: readonly {
    readonly language: string
    readonly modelId: string
    readonly previewUrl: string | null
  }[]
}
