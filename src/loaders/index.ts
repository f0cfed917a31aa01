import type DataLoader from 'dataloader'
import type { GeneratedAudioStore } from '../datasources/postgres/audio/GeneratedAudioStore.js'
import type { DubbingStore } from '../datasources/postgres/dubbing/DubbingStore.js'
import type { JobStore } from '../datasources/postgres/jobs/JobStore.js'
import type { VoicePreviewStore } from '../datasources/postgres/previews/VoicePreviewStore.js'
import type { VoiceSampleSpeakerSeparation } from '../schema/voices/VoiceSampleSpeakerSeparation.js'
import type { VoiceSettings } from '../schema/voices/VoiceSettings.js'
import type { VoiceModel } from '../schema/workspace/VoiceModel.js'
import { type AudioLoaders, createAudioLoaders } from './audioLoader.js'
import { onceById } from './batchById.js'
import { createDubbingLoaders, type DubbingLoaderDeps, type DubbingLoaders } from './dubbingLoader.js'
import { createJobLoaders, type JobLoaders } from './jobLoader.js'
import { createListLoaders, type ListLoaders } from './listLoaders.js'
import { createPreviewLoaders, type PreviewLoaders, type PreviewViewer } from './previewLoader.js'
import { createVoiceLoaders, type VoiceLoaderDeps, type VoiceLoaders } from './voiceLoader.js'

export interface SampleKey {
  readonly voiceId: string
  readonly sampleId: string
}

/** One upstream call for each key. */
interface SingleLoaders {
  /** For samples of lists, which may omit it: from GET by id, one call for all samples of a voice. */
  separation: DataLoader<SampleKey, VoiceSampleSpeakerSeparation | null, string>
  waveform: DataLoader<SampleKey, number[], string>
  /** Voices usually contain their settings. */
  voiceSettings: DataLoader<string, VoiceSettings, string>
  models(): Promise<VoiceModel[]>
}

export interface Loaders
  extends VoiceLoaders,
    JobLoaders,
    AudioLoaders,
    PreviewLoaders,
    DubbingLoaders,
    ListLoaders,
    SingleLoaders {}

export interface LoaderDeps extends VoiceLoaderDeps, Omit<DubbingLoaderDeps, 'upstream' | 'voices' | 'dubbings'> {
  viewer: PreviewViewer
  jobs: JobStore
  audios: GeneratedAudioStore
  previews: VoicePreviewStore
  dubbings: DubbingStore
}

/** The loaders of one request or one subscription event. Their results depend on the viewer. */
export function createLoaders(deps: LoaderDeps): Loaders {
  const ofVoices = createVoiceLoaders(deps)
  const ofJobs = createJobLoaders(deps.jobs)
  const ofAudios = createAudioLoaders(deps.audios)
  const ofDubbings = createDubbingLoaders(deps)
  const lists = createListLoaders(deps, { ...ofVoices, ...ofDubbings })
  const singles = createSingleLoaders(deps.upstream, ofVoices)

  /** Any change can change any list. */
  function clearLists(): void {
    for (const list of [...Object.values(lists), ofJobs.jobOfRender]) list.clearAll()
  }

  return {
    ...ofVoices,
    ...ofJobs,
    ...ofAudios,
    ...createPreviewLoaders(deps.previews, deps.viewer),
    ...ofDubbings,
    ...lists,
    ...singles,
    clearVoice(voiceId) {
      ofVoices.clearVoice(voiceId)
      singles.voiceSettings.clear(voiceId)
      singles.separation.clearAll()
      clearLists()
    },
    clearDubbing(dubbingId) {
      ofDubbings.clearDubbing(dubbingId)
      clearLists()
    },
    clearAudio(audioId) {
      ofAudios.clearAudio(audioId)
      clearLists()
    },
    primeAudio(row) {
      ofAudios.primeAudio(row)
      clearLists()
    },
  }
}

function createSingleLoaders(
  { samples, speakers, models, voices }: LoaderDeps['upstream'],
  { voiceDetail }: Pick<VoiceLoaders, 'voiceDetail'>,
): SingleLoaders {
  const sampleKey = ({ voiceId, sampleId }: SampleKey) => JSON.stringify([voiceId, sampleId])
  let allModels: Promise<VoiceModel[]> | undefined
  return {
    voiceSettings: onceById((voiceId) => voices.getSettings(voiceId)),
    separation: onceById(async ({ voiceId, sampleId }) => {
      const voice = await voiceDetail.load(voiceId)
      const separation = voice?.samples?.find(({ upstreamId }) => upstreamId === sampleId)?.separation
      return separation === undefined ? speakers.getSeparation(voiceId, sampleId) : separation
    }, sampleKey),
    waveform: onceById((key) => samples.getWaveform(key.voiceId, key.sampleId), sampleKey),
    models() {
      allModels ??= models.list()
      return allModels
    },
  }
}
