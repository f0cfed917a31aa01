import type { Operation } from '../../datasources/postgres/operations/Operation.js'
import type { VoiceClaim } from '../../datasources/postgres/operations/OperationStore.js'
import type { voiceMakingKinds } from '../../datasources/postgres/operations/operationKinds.js'
import { mirrorOf } from '../../datasources/postgres/voices/mirrorOf.js'
import type { Voice } from '../../schema/voices/Voice.js'
import type { VoiceCategory } from '../../schema/voices/VoiceCategory.js'
import { nothing, type Reconciler, type ReconcilerDeps, several } from './Reconciler.js'

/** Upstream tells whole seconds by a clock of its own. */
const CLOCK_SKEW_MS = 120_000
const PAGE_SIZE = 100
const MAX_PAGES = 10

type MakesVoice = (typeof voiceMakingKinds)[number]
type VoiceTest = (voice: Voice) => boolean

export const reconcileCreateProfessionalVoice: Reconciler<'createProfessionalVoice'> = (operation, deps) =>
  reconcileNewVoice(operation, deps, isOfCategory('PROFESSIONAL'))

export const reconcileCreateVoiceFromPreview: Reconciler<'createVoiceFromPreview'> = async (operation, deps) => {
  const voice = await findNewVoice(operation, deps, isOfCategory('GENERATED'))
  if (typeof voice === 'string') return voice === 'SEVERAL' ? several : nothing
  const usedPreviewId = operation.expectation.previewId
  return { found: 'IT', outcome: { result: { voiceId: voice.id }, claim: claimOf(voice), usedPreviewId } }
}

/** A copy is nobody's own work, and tells what it was copied from. */
export const reconcileAddLibraryVoice: Reconciler<'addLibraryVoice'> = (operation, deps) => {
  const { libraryVoiceId } = operation.expectation
  return reconcileNewVoice(operation, deps, ({ isOwnedByWorkspace, sharing }) => {
    const originalVoiceId = sharing?.originalVoiceId || libraryVoiceId
    return isOwnedByWorkspace !== true && originalVoiceId === libraryVoiceId
  })
}

export const reconcileCloneVoice: Reconciler<'cloneVoice'> = async (operation, deps) => {
  const voice = await findNewVoice(operation, deps, isOfCategory('CLONED'))
  if (typeof voice === 'string') return voice === 'SEVERAL' ? several : nothing
  const requiresVerification = voice.verification?.isRequired ?? false
  return { found: 'IT', outcome: { result: { voiceId: voice.id, requiresVerification }, claim: claimOf(voice) } }
}

async function reconcileNewVoice(operation: Operation<MakesVoice>, deps: ReconcilerDeps, isPossible: VoiceTest) {
  const voice = await findNewVoice(operation, deps, isPossible)
  if (typeof voice === 'string') return voice === 'SEVERAL' ? several : nothing
  return { found: 'IT', outcome: { result: { voiceId: voice.id }, claim: claimOf(voice) } } as const
}

function isOfCategory(wanted: VoiceCategory): VoiceTest {
  return ({ category }) => category === null || category === 'UNKNOWN' || category === wanted
}

/**
 * The voice of that name which came since the request left and which nobody has claimed. While another operation that
 * makes a voice of the same name is open, a single voice may be either's.
 */
async function findNewVoice(
  operation: Operation<MakesVoice>,
  deps: ReconcilerDeps,
  isPossible: VoiceTest,
): Promise<Voice | 'SEVERAL' | 'NOTHING'> {
  const { name } = operation.expectation
  const since = (operation.sentAt ?? operation.createdAt).getTime() - CLOCK_SKEW_MS
  const alike = new Map<string, Voice>()
  for await (const voice of voicesSince(since, deps)) {
    if (voice.name.trim() === name.trim() && isPossible(voice)) alike.set(voice.id, voice)
  }
  if (alike.size === 0) return 'NOTHING'
  // Before the claims: a rival that ends in between has claimed its voice by then.
  const hasRival = await deps.hasRivalVoice(name)
  const [id, ...others] = await deps.unclaimedVoices([...alike.keys()])
  const voice = id === undefined ? undefined : alike.get(id)
  if (voice === undefined) return 'NOTHING'
  return others.length > 0 || hasRival ? 'SEVERAL' : voice
}

/** Newest first. A list that goes on too long is an error, because what it did not show is not known to be absent. */
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
    // Premade voices stand on top of the first page, however old they are.
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
