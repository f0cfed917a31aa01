import type { Subscription } from '@elevenlabs/elevenlabs-js/serialization/types/Subscription.js'
import type { User } from '@elevenlabs/elevenlabs-js/serialization/types/User.js'
import type { VoiceWorkspaceUsage } from '../../../schema/workspace/VoiceWorkspaceUsage.js'
import { requiredText } from '../client/malformedResponse.js'
import { toUpstreamUsage } from '../translations/toUpstreamUsage.js'
import { ElevenLabsApi } from './ElevenLabsApi.js'

/** The account that the platform's key belongs to. */
export class AccountApi extends ElevenLabsApi {
  /** Which account the key stands for: GET /v1/user. The rest of that answer is personal and stays out. */
  async getUser(): Promise<{ id: string }> {
    const raw = await this.getJson<User.Raw>('account.getUser', '/v1/user')
    return { id: requiredText(raw.user_id, 'user_id') }
  }

  /** Plan, credits and slots: GET /v1/user/subscription. */
  async getSubscription(): Promise<VoiceWorkspaceUsage> {
    return toUpstreamUsage(await this.getJson<Subscription.Raw>('account.getSubscription', '/v1/user/subscription'))
  }
}
