import type DataLoader from 'dataloader'
import type { GeneratedAudioStore } from '../datasources/postgres/GeneratedAudioStore.js'
import type { JobStore } from '../datasources/postgres/JobStore.js'
import type { VoicePreviewStore } from '../datasources/postgres/VoicePreviewStore.js'
import type { Model } from '../schema/Model.js'
import type { SpeakerSeparation } from '../schema/SpeakerSeparation.js'
import { type AudioLoaders, createAudioLoaders } from './audioLoader.js'
import { onceById } from './batchById.js'
import { createDubbingLoaders, type DubbingLoaderDoors, type DubbingLoaders } from './dubbingLoader.js'
import { createJobLoaders, type JobLoaders } from './jobLoader.js'
import { createPreviewLoaders, type PreviewLoaders, type PreviewViewer } from './previewLoader.js'
import { createVoiceLoaders, type VoiceLoaderDoors, type VoiceLoaders } from './voiceLoader.js'

export interface SampleKey {
  readonly voiceId: string
  readonly sampleId: string
}

export interface Loaders extends VoiceLoaders, JobLoaders, AudioLoaders, PreviewLoaders, DubbingLoaders {
  /** Not batchable upstream: one call a sample, only where the voice did not bring its separation along. */
  separation: DataLoader<SampleKey, SpeakerSeparation, string>
  /** Not batchable upstream: one call a sample. */
  waveform: DataLoader<SampleKey, number[], string>
  /** All models in one call. */
  models(): Promise<Model[]>
}

export interface LoaderDoors extends VoiceLoaderDoors, Omit<DubbingLoaderDoors, 'upstream' | 'voices'> {
  viewer: PreviewViewer
  jobs: JobStore
  audios: GeneratedAudioStore
  previews: VoicePreviewStore
}

/** The loaders of one request or one subscription event. They hold what the viewer may see: never share them. */
export function createLoaders(doors: LoaderDoors): Loaders {
  const { samples, speakers, models } = doors.upstream
  const sampleKey = ({ voiceId, sampleId }: SampleKey) => JSON.stringify([voiceId, sampleId])
  let allModels: Promise<Model[]> | undefined

  return {
    ...createVoiceLoaders(doors),
    ...createJobLoaders(doors.jobs),
    ...createAudioLoaders(doors.audios),
    ...createPreviewLoaders(doors.previews, doors.viewer),
    ...createDubbingLoaders(doors),
    separation: onceById((key) => speakers.getSeparation(key.voiceId, key.sampleId), sampleKey),
    waveform: onceById((key) => samples.getWaveform(key.voiceId, key.sampleId), sampleKey),
    models() {
      allModels ??= models.list()
      return allModels
    },
  }
}
