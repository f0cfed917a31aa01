import type { Context } from '../../context.js'
import { mirrorOf } from '../../datasources/postgres/voices/mirrorOf.js'
import { InvalidInput, NotFound, UpstreamNotFound } from '../../errors.js'
import type { AdoptVoiceInput } from '../../schema/voices/inputs/AdoptVoiceInput.js'

/**
 * Gives a voice of the workspace to a user. The voice need not have been met before: what its row mirrors is read from
 * upstream first. Throws NotFound, Conflict (somebody owns it already), InvalidInput.
 */
export async function adoptVoice({ upstream, voices }: Context, input: AdoptVoiceInput): Promise<{ voiceId: string }> {
  const { id: voiceId, ownerId, tenantId, visibility } = input
  if (!['org:', 'user:'].some((prefix) => tenantId.startsWith(prefix) && tenantId !== prefix)) {
    throw new InvalidInput('A tenant is named org:… or user:….', [
      { path: ['tenantId'], message: 'has no such prefix' },
    ])
  }
  const voice = await upstream.voices.get(voiceId).catch((error: unknown) => {
    throw error instanceof UpstreamNotFound ? new NotFound('Voice', voiceId) : error
  })
  await voices.adopt({ ...mirrorOf(voice), ownerId, tenantId, visibility })
  return { voiceId }
}
