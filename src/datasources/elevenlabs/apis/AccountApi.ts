import type { Subscription } from '@elevenlabs/elevenlabs-js/serialization/types/Subscription.js'
import type { User } from '@elevenlabs/elevenlabs-js/serialization/types/User.js'
import type { VoiceWorkspaceUsage } from '../../../schema/workspace/VoiceWorkspaceUsage.js'
import { requiredText } from '../client/malformedResponse.js'
import { toUpstreamUsage } from '../translations/toUpstreamUsage.js'
import { ElevenLabsApi } from './ElevenLabsApi.js'

/** The account of the platform's API key. */
export class AccountApi extends ElevenLabsApi {
  /** GET /v1/user. The other fields of the response are personal data and are not read. */
  async getUser(): Promise<{ id: string }> {
    const raw = await this.getJson<User.Raw>('account.getUser', '/v1/user')
    return { id: requiredText(raw.user_id, 'user_id') }
  }

  /** Plan, credits and voice slots: GET /v1/user/subscription. */
  async getSubscription(): Promise<VoiceWorkspaceUsage> {
    return toUpstreamUsage(await this.getJson<Subscription.Raw>('account.getSubscription', '/v1/user/subscription'))
  }
}
