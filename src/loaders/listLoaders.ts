import type DataLoader from 'dataloader'
import type { GeneratedAudioStore } from '../datasources/postgres/audio/GeneratedAudioStore.js'
import type { DubbingRowPage, DubbingStore } from '../datasources/postgres/dubbing/DubbingStore.js'
import type { JobListFilter, JobPage, JobStore, JobSubjects } from '../datasources/postgres/jobs/JobStore.js'
import type { VoicePage, VoicePageRequest, VoiceStore } from '../datasources/postgres/voices/VoiceStore.js'
import type { GeneratedAudioConnection } from '../schema/audio/GeneratedAudio.js'
import type { GeneratedAudiosArgs } from '../schema/audio/GeneratedAudiosArgs.js'
import type { DubbingsArgs } from '../schema/dubbing/DubbingArgs.js'
import type { VoiceJobConnection } from '../schema/jobs/VoiceJob.js'
import type { VoiceJobsArgs } from '../schema/jobs/VoiceJobsArgs.js'
import { voiceSampleId } from '../schema/shared/compositeId.js'
import { pageOf, type TotalCount } from '../schema/shared/connectionOf.js'
import type { PageArgs } from '../schema/shared/PageArgs.js'
import type { VoicesArgs } from '../schema/voices/inputs/VoicesArgs.js'
import { toConnection } from './audioLoader.js'
import { onceById } from './batchById.js'
import type { DubbingLoaders } from './dubbingLoader.js'
import { toJob } from './jobLoader.js'
import { keyOfArguments } from './keyOfArguments.js'
import { createPageLoader, type PageLoader } from './pageLoader.js'
import type { VoiceLoaders } from './voiceLoader.js'

type Counted<Page> = Page & { totalCount: TotalCount }

/** Lists below other objects are read in one statement for all parents with equal arguments. */
export interface ListLoaders {
  voices: DataLoader<VoicesArgs, Counted<VoicePage>, string>
  jobs: DataLoader<VoiceJobsArgs, VoiceJobConnection, string>
  audios: DataLoader<GeneratedAudiosArgs, GeneratedAudioConnection, string>
  dubbings: DataLoader<DubbingsArgs, Counted<DubbingRowPage>, string>
  voicesOfUser: PageLoader<VoicesArgs, Counted<VoicePage>>
  jobsOfUser: PageLoader<VoiceJobsArgs, VoiceJobConnection>
  jobsOfVoice: PageLoader<VoiceJobsArgs, VoiceJobConnection>
  jobsOfDubbing: PageLoader<VoiceJobsArgs, VoiceJobConnection>
  /** By the global id of the sample. */
  jobsOfSample: PageLoader<VoiceJobsArgs, VoiceJobConnection>
  audiosOfUser: PageLoader<GeneratedAudiosArgs, GeneratedAudioConnection>
  audiosOfVoice: PageLoader<PageArgs, GeneratedAudioConnection>
  dubbingsOfUser: PageLoader<DubbingsArgs, Counted<DubbingRowPage>>
}

export interface ListStores {
  voices: Pick<VoiceStore, 'list' | 'listOfOwners' | 'count' | 'countOfOwners'>
  jobs: Pick<JobStore, 'list' | 'listOfOwners' | 'listOfSubjects' | 'count' | 'countOfOwners' | 'countOfSubjects'>
  audios: Pick<GeneratedAudioStore, 'list' | 'listOfOwners' | 'ofVoices' | 'count' | 'countOf'>
  dubbings: Pick<DubbingStore, 'list' | 'listOfOwners' | 'count' | 'countOfOwners'>
}

export type PrimeRows = Pick<VoiceLoaders, 'primeOwnership'> & Pick<DubbingLoaders, 'primeDubbings'>

export function createListLoaders(stores: ListStores, prime: PrimeRows): ListLoaders {
  return {
    ...createVoiceLists(stores.voices, prime),
    ...createJobLists(stores.jobs),
    ...createAudioLists(stores.audios),
    ...createDubbingLists(stores.dubbings, prime),
  }
}

function createVoiceLists(
  voices: ListStores['voices'],
  { primeOwnership }: PrimeRows,
): Pick<ListLoaders, 'voices' | 'voicesOfUser'> {
  const counted = (page: VoicePage, totalCount: TotalCount) => {
    primeOwnership(page.records)
    return { ...page, totalCount }
  }
  const ofUsers = createCountLoader('User.voices', (ids, { filter }: VoicesArgs) =>
    voices.countOfOwners(ids, filter ?? {}),
  )
  return {
    voices: once(async (args) =>
      counted(await voices.list(toVoicePageRequest(args)), () => voices.count(args.filter ?? {})),
    ),
    voicesOfUser: createPageLoader('User.voices', async (ids, args) => {
      const pages = await voices.listOfOwners(ids, toVoicePageRequest(args))
      return pages.map((page, index) => counted(page, () => ofUsers.load(ids[index]!, args)))
    }),
  }
}

type JobLists = Pick<ListLoaders, 'jobs' | 'jobsOfUser' | 'jobsOfVoice' | 'jobsOfDubbing' | 'jobsOfSample'>

function createJobLists(jobs: ListStores['jobs']): JobLists {
  const below = (field: string, parents: JobParents) => {
    const counts = createCountLoader(field, (ids, { filter }: VoiceJobsArgs) => parents.count(ids, filter ?? {}))
    return createPageLoader(field, async (ids, args: VoiceJobsArgs) => {
      const pages = await parents.list(ids, args)
      return pages.map((page, index) => toJobConnection(page, args.after, () => counts.load(ids[index]!, args)))
    })
  }
  const ofSubjects = (subjectsOf: (ids: readonly string[]) => JobSubjects): JobParents => ({
    list: (ids, { filter, first, after }) => jobs.listOfSubjects(subjectsOf(ids), filter ?? {}, { first, after }),
    count: (ids, filter) => jobs.countOfSubjects(subjectsOf(ids), filter),
  })
  return {
    jobs: once(async ({ filter, first, after }) =>
      toJobConnection(await jobs.list(filter ?? {}, { first, after }), after, () => jobs.count(filter ?? {})),
    ),
    jobsOfUser: below('User.voiceJobs', {
      list: (ids, { filter, first, after }) => jobs.listOfOwners(ids, filter ?? {}, { first, after }),
      count: (ids, filter) => jobs.countOfOwners(ids, filter),
    }),
    jobsOfVoice: below(
      'Voice.jobs',
      ofSubjects((keys) => ({ kind: 'VOICE', keys })),
    ),
    jobsOfDubbing: below(
      'DubbingResource.jobs',
      ofSubjects((keys) => ({ kind: 'DUBBING', keys })),
    ),
    jobsOfSample: below(
      'VoiceSample.jobs',
      ofSubjects((ids) => ({ kind: 'SAMPLE', keys: ids.map(toSampleKey) })),
    ),
  }
}

interface JobParents {
  list(ids: readonly string[], args: VoiceJobsArgs): Promise<JobPage[]>
  count(ids: readonly string[], filter: JobListFilter): Promise<number[]>
}

function toSampleKey(id: string): { voiceId: string; sampleId: string } {
  return voiceSampleId.decode(id) ?? { voiceId: '', sampleId: '' }
}

function createAudioLists(
  audios: ListStores['audios'],
): Pick<ListLoaders, 'audios' | 'audiosOfUser' | 'audiosOfVoice'> {
  const ofUsers = createCountLoader('User.generatedAudios', (ids, { filter }: GeneratedAudiosArgs) =>
    audios.countOf('owner', ids, filter ?? {}),
  )
  const ofVoices = createCountLoader('Voice.generatedAudios', (ids, _args: PageArgs) =>
    audios.countOf('voice', ids, {}),
  )
  return {
    audios: once(async ({ filter, first, after }) =>
      toConnection(await audios.list({ ...filter, first, after }), after, () => audios.count(filter ?? {})),
    ),
    audiosOfUser: createPageLoader('User.generatedAudios', async (ids, args) => {
      const { filter, first, after } = args
      const pages = await audios.listOfOwners(ids, { ...filter, first, after })
      return pages.map((page, index) => toConnection(page, after, () => ofUsers.load(ids[index]!, args)))
    }),
    audiosOfVoice: createPageLoader('Voice.generatedAudios', async (ids, args) => {
      const pages = await audios.ofVoices(ids, args.first, args.after)
      return pages.map((page, index) => toConnection(page, args.after, () => ofVoices.load(ids[index]!, args)))
    }),
  }
}

function createDubbingLists(
  dubbings: ListStores['dubbings'],
  { primeDubbings }: PrimeRows,
): Pick<ListLoaders, 'dubbings' | 'dubbingsOfUser'> {
  const counted = (page: DubbingRowPage, totalCount: TotalCount) => {
    primeDubbings(page.rows)
    return { ...page, totalCount }
  }
  const ofUsers = createCountLoader('User.dubbings', (ids, { filter }: DubbingsArgs) =>
    dubbings.countOfOwners(ids, filter ?? {}),
  )
  return {
    dubbings: once(async ({ filter, first, after }) =>
      counted(await dubbings.list({ ...filter, first, after }), () => dubbings.count(filter ?? {})),
    ),
    dubbingsOfUser: createPageLoader('User.dubbings', async (ids, args) => {
      const { filter, first, after } = args
      const pages = await dubbings.listOfOwners(ids, { ...filter, first, after })
      return pages.map((page, index) => counted(page, () => ofUsers.load(ids[index]!, args)))
    }),
  }
}

function createCountLoader<Args extends object>(
  field: string,
  count: (ids: readonly string[], args: Args) => Promise<number[]>,
): PageLoader<Args, number> {
  return createPageLoader(`${field}.totalCount`, count)
}

/** A list under several aliases is read once. */
function once<Args extends object, Page>(read: (args: Args) => Promise<Page>): DataLoader<Args, Page, string> {
  return onceById(read, keyOfArguments)
}

function toVoicePageRequest({ filter, orderBy: order, first, after }: VoicesArgs): VoicePageRequest {
  return { filter: filter ?? {}, order, first, after }
}

function toJobConnection(
  { records, cursors, hasNextPage }: JobPage,
  after: string | null | undefined,
  totalCount: TotalCount,
): VoiceJobConnection {
  const edges = records.map((record, index) => ({ node: toJob(record), cursor: cursors[index]! }))
  return pageOf(edges, { hasNextPage, after, totalCount })
}
