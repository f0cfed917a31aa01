import { SERVER_TENANT } from '../../async/limiters/AcquireRequest.js'
import type { Upstream } from '../../datasources/elevenlabs/openUpstream.js'
import { mirrorOf } from '../../datasources/postgres/voices/mirrorOf.js'
import { UpstreamNotFound } from '../../errors.js'
import type { Logger } from '../../logger.js'
import type { Voice } from '../../schema/voices/Voice.js'
import type { VoiceCheckDeps } from './checkVoice.js'
import type { SweepDeps } from './sweepVoices.js'

const pageSize = 100

/** Upstream calls of sweeps and checks, without a tenant and with the lowest priority. */
export function readWorkspace(
  upstream: Upstream,
  logger: Logger,
  /** Called with each page. An error ends the sweep. */
  onVoices: (voices: readonly Voice[]) => Promise<unknown> = async () => {},
): Pick<SweepDeps, 'listWorkspaceVoices'> & Pick<VoiceCheckDeps, 'existsUpstream'> {
  const voicesFor = (signal: AbortSignal) =>
    upstream.as({ tenantId: SERVER_TENANT, priority: 'poll', signal, logger }).voices
  return {
    async listWorkspaceVoices(pageToken, signal) {
      const page = await voicesFor(signal).list({ pageSize, pageToken: pageToken ?? undefined })
      const { hasMore, nextPageToken } = page
      await onVoices(page.voices)
      const voices = page.voices.map((voice) => ({ ...mirrorOf(voice), isOwner: voice.isOwnedByWorkspace }))
      return { voices, hasMore, nextPageToken }
    },
    async existsUpstream(voiceId, signal) {
      try {
        await voicesFor(signal).get(voiceId)
        return true
      } catch (error) {
        if (error instanceof UpstreamNotFound && error.upstreamCode === 'voice_not_found') return false
        throw error
      }
    },
  }
}
