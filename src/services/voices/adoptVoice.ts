import type { Context } from '../../context.js'
import { mirrorOf } from '../../datasources/postgres/voices/mirrorOf.js'
import { InvalidInput, NotFound, UpstreamNotFound } from '../../errors.js'
import type { AdoptVoiceInput } from '../../schema/voices/inputs/AdoptVoiceInput.js'

/**
 * Makes a user the owner of a voice of the workspace, also of one without a row.
 *
 * @throws NotFound, InvalidInput
 * @throws Conflict if the voice has an owner.
 */
export async function adoptVoice({ upstream, voices }: Context, input: AdoptVoiceInput): Promise<{ voiceId: string }> {
  const { id: voiceId, ownerId, tenantId, visibility } = input
  if (!['org:', 'user:'].some((prefix) => tenantId.startsWith(prefix) && tenantId !== prefix)) {
    const message = '`tenantId` must start with `org:` or `user:`.'
    throw new InvalidInput(message, [{ path: ['tenantId'], message }])
  }
  const voice = await upstream.voices.get(voiceId).catch((error: unknown) => {
    throw error instanceof UpstreamNotFound ? new NotFound('Voice', voiceId) : error
  })
  await voices.adopt({ ...mirrorOf(voice), ownerId, tenantId, visibility })
  return { voiceId }
}
