import { forbiddenVoice } from '../../auth/forbiddenVoice.js'
import type { Context } from '../../context.js'
import { operationAccess } from '../../datasources/postgres/operations/operationAccess.js'
import type { OperationKind } from '../../datasources/postgres/operations/operationKinds.js'
import { NotFound } from '../../errors.js'
import type { Voice } from '../../schema/voices/Voice.js'

/**
 * The row of a voice, without an upstream call, if the viewer has the permission for this kind of operation. A denial is
 * audited.
 *
 * @throws NotFound, Forbidden
 */
export async function requireVoice(
  { loaders, voices }: Context,
  voiceId: string,
  action: OperationKind,
): Promise<Voice> {
  const needed = permissionFor(action)
  const voice = await loaders.ownedVoice.load(voiceId)
  const permission = voice?.viewerPermission
  if (voice !== null && (permission === 'MANAGE' || permission === needed)) return voice
  await voices.recordDenial(action, voiceId)
  if (voice === null) throw new NotFound('Voice', voiceId)
  throw forbiddenVoice(needed)
}

/** The same with the fields of upstream: one upstream call at most. */
export async function requireUpstreamVoice(context: Context, voiceId: string, action: OperationKind): Promise<Voice> {
  await requireVoice(context, voiceId, action)
  const voice = await context.loaders.voice.load(voiceId)
  if (voice === null) throw new NotFound('Voice', voiceId)
  return voice
}

function permissionFor(action: OperationKind): 'EDIT' | 'MANAGE' {
  const { subject } = operationAccess[action]
  return subject?.type === 'VOICE' && subject.permission === 'EDIT' ? 'EDIT' : 'MANAGE'
}
