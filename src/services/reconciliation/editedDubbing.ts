import type { DubbingResourceView } from '../../datasources/elevenlabs/apis/DubbingResourceView.js'
import type { Operation, Outcome } from '../../datasources/postgres/operations/Operation.js'
import type {
  DubbingEdit,
  DubbingSegmentChange,
  DubbingSpeakerChange,
  OperationKind,
} from '../../datasources/postgres/operations/operationKinds.js'
import { UpstreamNotFound, UpstreamRejected } from '../../errors.js'
import type { DubbingRender } from '../../schema/dubbing/DubbingRender.js'
import type { DubbingSegmentDub } from '../../schema/dubbing/DubbingSegment.js'
import { isSameLanguage, isSource, ORIGINAL } from '../dubbing/edits/dubbingAssertions.js'
import {
  type DubbingIdField,
  type Finding,
  findOnly,
  none,
  type Reconciler,
  type ReconcilerDeps,
  several,
} from './Reconciler.js'

/** Upstream may round times. */
const TIME_TOLERANCE_SECS = 0.05

export const reconcileAddDubbingLanguage: Reconciler<'addDubbingLanguage'> = async (operation, deps) => {
  const { language } = operation.expectation
  const view = await editedResource(operation, deps)
  if (!view?.targetLanguages.some((target) => isSameLanguage(target, language))) return none
  const outcome = outcomeOf(operation, view)
  const { targetLanguages } = view
  return { found: 'ONE', outcome: { ...outcome, dubbingVersion: { ...outcome.dubbingVersion, targetLanguages } } }
}

export const reconcileCreateDubbingSpeaker: Reconciler<'createDubbingSpeaker'> = async (operation, deps) => {
  const { speakerIdsBefore, name } = operation.expectation
  const view = await editedResource(operation, deps)
  const added = (view?.speakers() ?? []).filter(
    (speaker) =>
      !speakerIdsBefore.includes(speaker.upstreamId) && (name === null || speaker.name.trim() === name.trim()),
  )
  const ids = added.map(({ upstreamId }) => upstreamId)
  // Without a name, every other `createDubbingSpeaker` of the dubbing competes.
  const id = await findOnlyId(deps, ids, { field: 'speakerId', expected: name === null ? {} : { name } })
  if (!view || id === null) return none
  return id === 'SEVERAL' ? several : { found: 'ONE', outcome: outcomeOf(operation, view, { speakerId: id }) }
}

export const reconcileUpdateDubbingSpeaker: Reconciler<'updateDubbingSpeaker'> = async (operation, deps) => {
  const { speakerId, versionBefore } = operation.expectation
  const view = await editedResource(operation, deps)
  if (!view) return none
  const change = speakerChange(view, operation.expectation)
  if (change === 'NOT_APPLIED') return none
  // The resource does not show voice settings, so the only evidence is that the version was raised once.
  if (change === 'INVISIBLE' && view.version !== versionBefore + 1) return several
  return { found: 'ONE', outcome: outcomeOf(operation, view, { speakerId }) }
}

export const reconcileCreateDubbingSegment: Reconciler<'createDubbingSegment'> = async (operation, deps) => {
  const { speakerId, startSecs, endSecs, text, alikeBefore } = operation.expectation
  const view = await editedResource(operation, deps)
  if (!view) return none
  const ids = view.segmentIds({ speakerIds: [speakerId] }).filter((id) => {
    const segment = alikeBefore.includes(id) ? null : view.segment(id)
    if (!segment || !isTime(segment.startSecs, startSecs) || !isTime(segment.endSecs, endSecs)) return false
    return text === null || segment.text.trim() === text.trim()
  })
  const id = await findOnlyId(deps, ids, { field: 'segmentId', expected: { speakerId, startSecs, endSecs } })
  if (id === null) return none
  return id === 'SEVERAL' ? several : { found: 'ONE', outcome: outcomeOf(operation, view, { segmentId: id }) }
}

export const reconcileUpdateDubbingSegment: Reconciler<'updateDubbingSegment'> = async (operation, deps) => {
  const { segmentId } = operation.expectation
  const view = await editedResource(operation, deps)
  if (!view || !isApplied(view, operation.expectation)) return none
  return { found: 'ONE', outcome: outcomeOf(operation, view, { segmentId }) }
}

export const reconcileDeleteDubbingSegment: Reconciler<'deleteDubbingSegment'> = async (operation, deps) => {
  const { segmentId } = operation.expectation
  const view = await editedResource(operation, deps)
  if (!view || view.hasSegment(segmentId)) return none
  // It may be one of the malformed segments that the translation has dropped.
  if (view.droppedSegments > 0) return several
  return { found: 'ONE', outcome: outcomeOf(operation, view, { segmentId }) }
}

export const reconcileMoveDubbingSegments: Reconciler<'moveDubbingSegments'> = async (operation, deps) => {
  const { segmentIds, speakerId } = operation.expectation
  const view = await editedResource(operation, deps)
  if (!view || !existingIds(view, segmentIds).every((id) => view.speakerIdOf(id) === speakerId)) return none
  return { found: 'ONE', outcome: outcomeOf(operation, view) }
}

export const reconcileTranscribeDubbingSegments: Reconciler<'transcribeDubbingSegments'> = (operation, deps) =>
  reconcileWork(operation, deps, (view) =>
    existingIds(view, operation.expectation.segmentIds).every((id) => view.segment(id)?.text),
  )

export const reconcileTranslateDubbingSegments: Reconciler<'translateDubbingSegments'> = (operation, deps) =>
  reconcileWork(operation, deps, (view) => everyDub(view, operation.expectation, ({ text }) => !!text))

export const reconcileDubDubbingSegments: Reconciler<'dubDubbingSegments'> = (operation, deps) =>
  reconcileWork(operation, deps, (view) =>
    everyDub(
      view,
      operation.expectation,
      ({ segmentId, language, isStale }) => !isStale && view.media(`segment:${segmentId}:${language}`) !== null,
    ),
  )

export const reconcileRenderDubbing: Reconciler<'renderDubbing'> = async (operation, deps) => {
  const { language, type, renderIdsBefore } = operation.expectation
  const view = await resourceOf(operation, deps)
  const isRenderOf = (render: DubbingRender) =>
    render.language === language || (language === ORIGINAL && view !== null && isOfOriginal(render, view))
  const added = (view?.renders() ?? []).filter(
    (render) => render.type === type && isRenderOf(render) && !renderIdsBefore.includes(render.upstreamId),
  )
  const ids = added.map(({ upstreamId }) => upstreamId)
  const renderId = await findOnlyId(deps, ids, { field: 'renderId', expected: { language, type } })
  if (!view || renderId === null) return none
  if (renderId === 'SEVERAL') return several
  const starts = { kind: 'DUBBING_RENDER', dubbingId: view.dubbingId, renderId, language } as const
  return { found: 'ONE', outcome: { ...outcomeOf(operation, view, { renderId }), starts } }
}

/** Upstream may return the source language, or none. */
function isOfOriginal({ language }: DubbingRender, view: DubbingResourceView): boolean {
  return language === null || isSource(view, language)
}

type EditKind = Extract<OperationKind, `${string}Dubbing${string}`>

/**
 * Work on segments is billed and may have no visible result: it can be unfinished, fail in part, find silence, or be
 * overwritten by later edits. So if the version has been raised, a missing result proves nothing.
 */
async function reconcileWork<
  Kind extends 'transcribeDubbingSegments' | 'translateDubbingSegments' | 'dubDubbingSegments',
>(
  operation: Operation<Kind>,
  deps: ReconcilerDeps,
  isSeen: (view: DubbingResourceView) => boolean,
): Promise<Finding<Kind>> {
  const view = await editedResource(operation, deps)
  if (!view) return none
  const { versionBefore } = operation.expectation
  const isIts = view.version === versionBefore + 1 && !(await deps.hasAnotherVersion(view.version))
  return isIts || isSeen(view) ? { found: 'ONE', outcome: outcomeOf(operation, view) } : several
}

/** Null if the dubbing has no resource, or none yet. */
async function resourceOf(
  { subjectId }: Pick<Operation, 'subjectId'>,
  { upstream }: ReconcilerDeps,
): Promise<DubbingResourceView | null> {
  if (subjectId === null) return null
  try {
    return await upstream.dubbingResource.getResource(subjectId)
  } catch (error) {
    if (error instanceof UpstreamNotFound && error.upstreamCode === 'dubbing_not_found') return null
    if (error instanceof UpstreamRejected && error.upstreamCode === 'dubbing_not_dubbed') return null
    throw error
  }
}

/** Null if no edit was executed: each one raises the version. */
async function editedResource(
  operation: Pick<Operation, 'subjectId'> & { expectation: DubbingEdit },
  deps: ReconcilerDeps,
): Promise<DubbingResourceView | null> {
  const view = await resourceOf(operation, deps)
  return view !== null && view.version > operation.expectation.versionBefore ? view : null
}

/**
 * The result has the version of this edit alone, also if there were others: the next edit of the client must not be accepted
 * as based on changes that the client has not seen.
 */
function outcomeOf<Ids extends object>(
  { expectation: { versionBefore } }: { expectation: DubbingEdit },
  { dubbingId, version }: DubbingResourceView,
  ids?: Ids,
) {
  const others = version > versionBefore + 1 && { changedElsewhere: true }
  return {
    result: { dubbingId, version: versionBefore + 1, ...others, ...(ids as Ids) },
    dubbingVersion: { id: dubbingId, version },
  } satisfies Pick<Outcome<EditKind>, 'dubbingVersion'> & { result: object }
}

/** `expected` identifies other edits with the same result. */
function findOnlyId(
  deps: ReconcilerDeps,
  ids: readonly string[],
  { field, expected }: { field: DubbingIdField; expected: { readonly [name: string]: string | number | null } },
): Promise<string | 'SEVERAL' | null> {
  return findOnly(ids, {
    hasCompetingOperation: () => deps.hasCompetingEdit(expected),
    unclaimed: (candidates) => deps.unclaimedDubbingIds(field, candidates),
  })
}

/** Deleted segments are no evidence. */
function existingIds(view: DubbingResourceView, segmentIds: readonly string[]): string[] {
  return segmentIds.filter((id) => view.hasSegment(id))
}

function everyDub(
  view: DubbingResourceView,
  { segmentIds, languages }: { segmentIds: readonly string[]; languages: readonly string[] | null },
  isDone: (dub: DubbingSegmentDub) => boolean,
): boolean {
  const wanted = languages === null || languages.length === 0 ? view.targetLanguages : languages
  const ids = segmentIds.length === 0 ? view.segmentIds() : existingIds(view, segmentIds)
  return ids.every((id) =>
    wanted.every((language) => {
      const dub = view.dub(id, language)
      return dub !== null && isDone(dub)
    }),
  )
}

function speakerChange(
  view: DubbingResourceView,
  { speakerId, name, voice, languages }: DubbingSpeakerChange,
): 'APPLIED' | 'NOT_APPLIED' | 'INVISIBLE' {
  const speaker = view.speaker(speakerId)
  if (!speaker) return 'NOT_APPLIED'
  if (name == null && voice == null) return 'INVISIBLE'
  if (name != null && speaker.name.trim() !== name.trim()) return 'NOT_APPLIED'
  if (voice == null) return 'APPLIED'
  const wanted = languages == null || languages.length === 0 ? view.targetLanguages : languages
  const isVoiceApplied = wanted.every((language) => {
    const spoken = speaker.voices.find((candidate) => candidate.language === language)
    return spoken?.mode === voice.mode && (voice.mode !== 'VOICE' || spoken.voiceId === voice.voiceId)
  })
  return isVoiceApplied ? 'APPLIED' : 'NOT_APPLIED'
}

/** In a target language the dub of the segment, otherwise its transcript. */
function isApplied(
  view: DubbingResourceView,
  { segmentId, language, startSecs, endSecs, text }: DubbingSegmentChange,
): boolean {
  const isDub = view.targetLanguages.includes(language)
  const segment = isDub ? view.dub(segmentId, language) : view.segment(segmentId)
  if (!segment) return false
  if (startSecs != null && !isTime(segment.startSecs, startSecs)) return false
  if (endSecs != null && !isTime(segment.endSecs, endSecs)) return false
  return text == null || (segment.text ?? '').trim() === text.trim()
}

function isTime(secs: number, wanted: number): boolean {
  return Math.abs(secs - wanted) <= TIME_TOLERANCE_SECS
}
