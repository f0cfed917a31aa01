import { forbiddenVoice } from '../../../auth/forbiddenVoice.js'
import { voiceReach } from '../../../auth/ownership.js'
import { tokenExpired } from '../../../auth/tokenExpiry.js'
import type { Viewer } from '../../../auth/Viewer.js'
import { type AppError, Conflict, Forbidden, NotFound } from '../../../errors.js'
import { visibleDubbings } from '../dubbing/visibleDubbings.js'
import { Prisma } from '../generated/client.js'
import { ownedRows } from '../voices/ownedRows.js'
import { permittedTo, visibleTo } from '../voices/visibleVoices.js'
import { type OperationAccess, operationAccess } from './operationAccess.js'
import type { OperationKind } from './operationKinds.js'

/** Conditions on `operation o`, for one viewer and kind. The request may be sent if all of them hold. */
export interface SendConditions {
  readonly isInTime: Prisma.Sql
  readonly isVisible: Prisma.Sql
  readonly isPermitted: Prisma.Sql
  /** No other operation is deleting or using up the subject. */
  readonly isUncontested: Prisma.Sql
}

/** Which of the conditions hold for a request that was refused. */
export type SendVerdict = { readonly [Name in keyof SendConditions]: boolean }

const always = Prisma.sql`TRUE`

/** @param namedVoiceId A voice that the request names in addition to its subject. */
export function sendConditions(viewer: Viewer, kind: OperationKind, namedVoiceId: string | null): SendConditions {
  const { subject } = operationAccess[kind]
  const expiresAt = viewer.kind === 'user' ? viewer.expiresAt : undefined
  // `clock_timestamp()` instead of `now()`: the statement may wait for a lock.
  const isInTime = expiresAt === undefined ? always : Prisma.sql`clock_timestamp() < ${expiresAt}::timestamptz`
  const conditions = subjectConditions(viewer, subject)
  if (namedVoiceId === null) return { isInTime, ...conditions }
  // A voice without a row belongs to the public library.
  const seesVoice = Prisma.sql`NOT EXISTS (SELECT 1 FROM voice v
    WHERE v.id = ${namedVoiceId} AND (${visibleTo(voiceReach(viewer))}) IS NOT TRUE)`
  return { isInTime, ...conditions, isPermitted: Prisma.sql`(${conditions.isPermitted} AND ${seesVoice})` }
}

function subjectConditions(viewer: Viewer, subject: OperationAccess['subject']): Omit<SendConditions, 'isInTime'> {
  const reach = voiceReach(viewer)
  switch (subject?.type) {
    case undefined:
      return { isVisible: always, isPermitted: always, isUncontested: always }
    case 'VOICE': {
      const { permission } = subject
      const voice = (condition: Prisma.Sql) =>
        Prisma.sql`EXISTS (SELECT 1 FROM voice v WHERE v.id = o.subject_id AND ${condition})`
      return {
        isVisible: voice(visibleTo(reach)),
        isPermitted: voice(permittedTo(reach, permission)),
        isUncontested: permission === 'VIEW' ? always : Prisma.sql`NOT ${isBeingDeleted('deleteVoice')}`,
      }
    }
    case 'DUBBING': {
      const isVisible = Prisma.sql`
        EXISTS (SELECT 1 FROM dubbing d WHERE d.id = o.subject_id AND ${visibleDubbings(viewer)})`
      return {
        isVisible,
        isPermitted: isVisible,
        isUncontested: Prisma.sql`NOT ${isBeingDeleted('deleteDubbing')}`,
      }
    }
    case 'PREVIEW':
      return previewConditions(viewer)
  }
}

function previewConditions(viewer: Viewer): Omit<SendConditions, 'isInTime'> {
  const { userId, tenantId } = viewer.kind === 'user' ? viewer : { userId: null, tenantId: null }
  const preview = (condition: Prisma.Sql) => Prisma.sql`EXISTS (SELECT 1 FROM voice_preview p
    WHERE p.id = o.expectation ->> 'previewId' AND ${ownedRows(viewer, 'p')} AND ${condition})`
  return {
    isVisible: preview(always),
    isPermitted: preview(Prisma.sql`p.tenant_id = ${tenantId} AND p.owner_id = ${userId}`),
    isUncontested: Prisma.sql`(${preview(Prisma.sql`p.voice_id IS NULL`)} AND NOT EXISTS (SELECT 1 FROM operation other
      WHERE other.state = 'SENT' AND other.id <> o.id AND other.kind = 'createVoiceFromPreview'
        AND other.expectation ->> 'previewId' = o.expectation ->> 'previewId'))`,
  }
}

function isBeingDeleted(kind: 'deleteVoice' | 'deleteDubbing'): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM operation other
    WHERE other.state = 'SENT' AND other.id <> o.id AND other.kind = ${kind} AND other.subject_id = o.subject_id)`
}

/** Locks the subject of an exclusive operation, so that of two such operations one sees the other. */
export function lockSubject(kind: OperationKind, operationId: string): Prisma.Sql {
  const id = Prisma.sql`WHERE o.id = ${operationId}::uuid`
  switch (operationAccess[kind].subject?.type) {
    case 'DUBBING':
      return Prisma.sql`SELECT 1 FROM dubbing d JOIN operation o ON o.subject_id = d.id ${id} FOR UPDATE OF d`
    case 'PREVIEW':
      return Prisma.sql`
        SELECT 1 FROM voice_preview p JOIN operation o ON o.expectation ->> 'previewId' = p.id ${id} FOR UPDATE OF p`
    default:
      return Prisma.sql`SELECT 1 FROM voice v JOIN operation o ON o.subject_id = v.id ${id} FOR UPDATE OF v`
  }
}

export function sendRefusal(
  kind: OperationKind,
  { isInTime, isVisible, isPermitted, isUncontested }: SendVerdict,
  subjectId: string,
): AppError | null {
  const { subject } = operationAccess[kind]
  if (!isInTime) return tokenExpired()
  if (subject === undefined) return null
  if (!isVisible) return new NotFound(subjectNames[subject.type], subjectId)
  if (!isPermitted) return forbidden(subject)
  if (isUncontested) return null
  if (subject.type === 'PREVIEW')
    return new Conflict('This preview is already used, or is being used, to create a voice.')
  return new Conflict(`This ${subject.type === 'VOICE' ? 'voice' : 'dubbing'} is being deleted.`)
}

const subjectNames = { VOICE: 'Voice', DUBBING: 'Dubbing', PREVIEW: 'VoicePreview' } as const

function forbidden(subject: NonNullable<OperationAccess['subject']>): AppError {
  if (subject.type === 'VOICE') return forbiddenVoice(subject.permission)
  if (subject.type === 'PREVIEW') return new Forbidden('Only the owner of a preview can create a voice from it.')
  return new Forbidden('You may not use the voice that was named for this speaker.')
}
