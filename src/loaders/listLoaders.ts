import type DataLoader from 'dataloader'
import type { GeneratedAudioStore } from '../datasources/postgres/audio/GeneratedAudioStore.js'
import type { DubbingRowPage, DubbingStore } from '../datasources/postgres/dubbing/DubbingStore.js'
import type { JobPage, JobStore } from '../datasources/postgres/jobs/JobStore.js'
import type { VoicePage, VoicePageRequest, VoiceStore } from '../datasources/postgres/voices/VoiceStore.js'
import type { AudiosArgs } from '../schema/audio/AudiosArgs.js'
import type { GeneratedAudioConnection } from '../schema/audio/GeneratedAudio.js'
import type { DubbingsArgs } from '../schema/dubbing/DubbingArgs.js'
import type { VoiceJobConnection } from '../schema/jobs/Job.js'
import type { VoiceJobsArgs } from '../schema/jobs/JobsArgs.js'
import { pageOf } from '../schema/shared/connectionOf.js'
import type { PageArgs } from '../schema/shared/PageArgs.js'
import type { VoicesArgs } from '../schema/voices/inputs/VoicesArgs.js'
import { toConnection } from './audioLoader.js'
import { onceById } from './batchById.js'
import type { DubbingLoaders } from './dubbingLoader.js'
import { toJob } from './jobLoader.js'
import { keyOfArguments } from './keyOfArguments.js'
import { createPageLoader, type PageLoader } from './pageLoader.js'
import type { VoiceLoaders } from './voiceLoader.js'

/** Lists below users and voices are read in one statement for all parents with equal arguments. */
export interface ListLoaders {
  voices: DataLoader<VoicesArgs, VoicePage, string>
  jobs: DataLoader<VoiceJobsArgs, VoiceJobConnection, string>
  audios: DataLoader<AudiosArgs, GeneratedAudioConnection, string>
  dubbings: DataLoader<DubbingsArgs, DubbingRowPage, string>
  voicesOfUser: PageLoader<VoicesArgs, VoicePage>
  jobsOfUser: PageLoader<VoiceJobsArgs, VoiceJobConnection>
  audiosOfUser: PageLoader<AudiosArgs, GeneratedAudioConnection>
  audiosOfVoice: PageLoader<PageArgs, GeneratedAudioConnection>
  dubbingsOfUser: PageLoader<DubbingsArgs, DubbingRowPage>
}

export interface ListStores {
  voices: Pick<VoiceStore, 'list' | 'listOfOwners'>
  jobs: Pick<JobStore, 'list' | 'listOfOwners'>
  audios: Pick<GeneratedAudioStore, 'list' | 'listOfOwners' | 'ofVoices'>
  dubbings: Pick<DubbingStore, 'list' | 'listOfOwners'>
}

export type PrimeRows = Pick<VoiceLoaders, 'primeOwnership'> & Pick<DubbingLoaders, 'primeDubbings'>

export function createListLoaders(stores: ListStores, { primeOwnership, primeDubbings }: PrimeRows): ListLoaders {
  const { voices, jobs, audios, dubbings } = stores

  const primeVoices = (page: VoicePage) => {
    primeOwnership(page.records)
    return page
  }
  const primeRows = (page: DubbingRowPage) => {
    primeDubbings(page.rows)
    return page
  }

  return {
    voices: once(async (args) => primeVoices(await voices.list(toVoicePageRequest(args)))),
    jobs: once(async ({ filter, first, after }) =>
      toJobConnection(await jobs.list(filter ?? {}, { first, after }), after),
    ),
    audios: once(async ({ filter, first, after }) =>
      toConnection(await audios.list({ ...filter, first, after }), after),
    ),
    dubbings: once(async ({ filter, first, after }) => primeRows(await dubbings.list({ ...filter, first, after }))),
    voicesOfUser: createPageLoader('User.voices', async (userIds, args) =>
      (await voices.listOfOwners(userIds, toVoicePageRequest(args))).map(primeVoices),
    ),
    jobsOfUser: createPageLoader('User.voiceJobs', async (userIds, { filter, first, after }) =>
      (await jobs.listOfOwners(userIds, filter ?? {}, { first, after })).map((page) => toJobConnection(page, after)),
    ),
    audiosOfUser: createPageLoader('User.generatedAudios', async (userIds, { filter, first, after }) =>
      (await audios.listOfOwners(userIds, { ...filter, first, after })).map((page) => toConnection(page, after)),
    ),
    audiosOfVoice: createPageLoader('Voice.generatedAudios', async (voiceIds, { first, after }) =>
      (await audios.ofVoices(voiceIds, first, after)).map((page) => toConnection(page, after)),
    ),
    dubbingsOfUser: createPageLoader('User.dubbings', async (userIds, { filter, first, after }) =>
      (await dubbings.listOfOwners(userIds, { ...filter, first, after })).map(primeRows),
    ),
  }
}

/** A list under several aliases is read once. */
function once<Args extends object, Page>(read: (args: Args) => Promise<Page>): DataLoader<Args, Page, string> {
  return onceById(read, keyOfArguments)
}

function toVoicePageRequest({ filter, orderBy: order, first, after }: VoicesArgs): VoicePageRequest {
  return { filter: filter ?? {}, order, first, after }
}

function toJobConnection({ records, cursors, hasNextPage }: JobPage, after?: string | null): VoiceJobConnection {
  const edges = records.map((record, index) => ({ node: toJob(record), cursor: cursors[index]! }))
  return pageOf(edges, hasNextPage, after)
}
