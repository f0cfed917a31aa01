import type DataLoader from 'dataloader'
import type { JobStore } from '../datasources/postgres/JobStore.js'
import type { Model } from '../schema/Model.js'
import type { SpeakerSeparation } from '../schema/SpeakerSeparation.js'
import { onceById } from './batchById.js'
import { createJobLoaders, type JobLoaders } from './jobLoader.js'
import { createVoiceLoaders, type VoiceLoaderDoors, type VoiceLoaders } from './voiceLoader.js'

export interface SampleKey {
  readonly voiceId: string
  readonly sampleId: string
}

export interface Loaders extends VoiceLoaders, JobLoaders {
  /** Not batchable upstream: one call a sample, only where the voice did not bring its separation along. */
  separation: DataLoader<SampleKey, SpeakerSeparation, string>
  /** Not batchable upstream: one call a sample. */
  waveform: DataLoader<SampleKey, number[], string>
  /** All models in one call. */
  models(): Promise<Model[]>
}

/** The loaders of one request or one subscription event. They hold what the viewer may see: never share them. */
export function createLoaders(doors: VoiceLoaderDoors & { jobs: JobStore }): Loaders {
  const { samples, speakers, models } = doors.upstream
  const sampleKey = ({ voiceId, sampleId }: SampleKey) => JSON.stringify([voiceId, sampleId])
  let allModels: Promise<Model[]> | undefined

  return {
    ...createVoiceLoaders(doors),
    ...createJobLoaders(doors.jobs),
    separation: onceById((key) => speakers.getSeparation(key.voiceId, key.sampleId), sampleKey),
    waveform: onceById((key) => samples.getWaveform(key.voiceId, key.sampleId), sampleKey),
    models() {
      allModels ??= models.list()
      return allModels
    },
  }
}
