import { forbiddenVoice } from '../../auth/forbiddenVoice.js'
import type { Context } from '../../context.js'
import type { OperationKind } from '../../datasources/postgres/operations/operationKinds.js'
import { NotFound } from '../../errors.js'
import type { Voice } from '../../schema/voices/Voice.js'

/**
 * The voice with its ownership, if the viewer may change it so far. No upstream call. A refusal leaves an entry in the
 * audit under the name of the mutation.
 *
 * @throws NotFound, Forbidden
 */
export async function requireVoice(
  { loaders, voices }: Context,
  voiceId: string,
  need: 'EDIT' | 'MANAGE',
  action: OperationKind,
): Promise<Voice> {
  const voice = await loaders.ownedVoice.load(voiceId)
  const permission = voice?.viewerPermission
  if (voice !== null && (permission === 'MANAGE' || permission === need)) return voice
  await voices.recordDenial(action, voiceId)
  if (voice === null) throw new NotFound('Voice', voiceId)
  throw forbiddenVoice(need)
}

/** The same, with all that upstream says of it. One upstream call at most. */
export async function requireWholeVoice(
  context: Context,
  voiceId: string,
  need: 'EDIT' | 'MANAGE',
  action: OperationKind,
): Promise<Voice> {
  await requireVoice(context, voiceId, need, action)
  const voice = await context.loaders.voice.load(voiceId)
  if (voice === null) throw new NotFound('Voice', voiceId)
  return voice
}
