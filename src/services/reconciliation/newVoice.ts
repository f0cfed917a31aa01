import type { Operation } from '../../datasources/postgres/operations/Operation.js'
import type { VoiceClaim } from '../../datasources/postgres/operations/OperationStore.js'
import type { voiceMakingKinds } from '../../datasources/postgres/operations/operationKinds.js'
import { mirrorOf } from '../../datasources/postgres/voices/mirrorOf.js'
import type { Voice } from '../../schema/voices/Voice.js'
import type { VoiceCategory } from '../../schema/voices/VoiceCategory.js'
import { createdSince, findOnly, none, type Reconciler, type ReconcilerDeps, several } from './Reconciler.js'

const PAGE_SIZE = 100
const MAX_PAGES = 10

type MakesVoice = (typeof voiceMakingKinds)[number]
type VoiceTest = (voice: Voice) => boolean

export const reconcileCreateProfessionalVoice: Reconciler<'createProfessionalVoice'> = (operation, deps) =>
  reconcileNewVoice(operation, deps, isOfCategory('PROFESSIONAL'))

export const reconcileCreateVoiceFromPreview: Reconciler<'createVoiceFromPreview'> = async (operation, deps) => {
  const voice = await findNewVoice(operation, deps, isOfCategory('GENERATED'))
  if (typeof voice === 'string') return voice === 'SEVERAL' ? several : none
  const usedPreviewId = operation.expectation.previewId
  return { found: 'ONE', outcome: { result: { voiceId: voice.id }, claim: claimOf(voice), usedPreviewId } }
}

/** A copy of a library voice does not belong to the workspace, and has the id of its original. */
export const reconcileAddLibraryVoice: Reconciler<'addLibraryVoice'> = (operation, deps) => {
  const { libraryVoiceId } = operation.expectation
  return reconcileNewVoice(operation, deps, ({ isOwnedByWorkspace, sharing }) => {
    const originalVoiceId = sharing?.originalVoiceId || libraryVoiceId
    return isOwnedByWorkspace !== true && originalVoiceId === libraryVoiceId
  })
}

export const reconcileCloneVoice: Reconciler<'cloneVoice'> = async (operation, deps) => {
  const voice = await findNewVoice(operation, deps, isOfCategory('CLONED'))
  if (typeof voice === 'string') return voice === 'SEVERAL' ? several : none
  const requiresVerification = voice.verification?.isRequired ?? false
  return { found: 'ONE', outcome: { result: { voiceId: voice.id, requiresVerification }, claim: claimOf(voice) } }
}

async function reconcileNewVoice(operation: Operation<MakesVoice>, deps: ReconcilerDeps, isPossible: VoiceTest) {
  const voice = await findNewVoice(operation, deps, isPossible)
  if (typeof voice === 'string') return voice === 'SEVERAL' ? several : none
  return { found: 'ONE', outcome: { result: { voiceId: voice.id }, claim: claimOf(voice) } } as const
}

function isOfCategory(wanted: VoiceCategory): VoiceTest {
  return ({ category }) => category === null || category === 'UNKNOWN' || category === wanted
}

async function findNewVoice(
  operation: Operation<MakesVoice>,
  deps: ReconcilerDeps,
  isPossible: VoiceTest,
): Promise<Voice | 'SEVERAL' | 'NONE'> {
  const { name } = operation.expectation
  const candidates = new Map<string, Voice>()
  for await (const voice of voicesSince(createdSince(operation), deps)) {
    if (voice.name.trim() === name.trim() && isPossible(voice)) candidates.set(voice.id, voice)
  }
  const id = await findOnly([...candidates.keys()], {
    hasCompetingOperation: () => deps.hasCompetingVoice(name),
    unclaimed: (ids) => deps.unclaimedVoices(ids),
  })
  if (id === 'SEVERAL') return 'SEVERAL'
  return (id !== null && candidates.get(id)) || 'NONE'
}

/** Newest first. Throws if there are too many pages, because the missing items may contain a match. */
async function* voicesSince(time: number, { upstream }: ReconcilerDeps): AsyncGenerator<Voice> {
  let pageToken: string | undefined
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { voices, hasMore, nextPageToken } = await upstream.voices.list({
      sort: 'CREATED_AT',
      direction: 'DESC',
      pageSize: PAGE_SIZE,
      pageToken,
    })
    for (const voice of voices) if (voice.createdAt !== null && voice.createdAt.getTime() >= time) yield voice
    // Premade voices are at the top of the first page, independent of their age.
    const isPast = voices.some(
      ({ category, createdAt }) => category !== 'PREMADE' && createdAt && createdAt.getTime() < time,
    )
    if (isPast || !hasMore || nextPageToken === null) return
    pageToken = nextPageToken
  }
  throw new Error(`More than ${MAX_PAGES * PAGE_SIZE} voices are newer than the request.`)
}

function claimOf(voice: Voice): VoiceClaim {
  return { voiceId: voice.id, mirror: mirrorOf(voice), origin: 'CREATED' }
}
