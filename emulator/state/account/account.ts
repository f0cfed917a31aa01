import { idFrom } from '../../seededRandom.js'
import type { WireVoice } from '../../wire.js'
import type { StateStore } from '../StateStore.js'

const DAY_SECS = 86_400

/** Used voice slots of the workspace. */
export function usedSlots(state: StateStore): { voices: number; professional: number } {
  const isCopy = ({ sharing }: WireVoice) => sharing?.status === 'copied' || sharing?.status === 'copied_disabled'
  const held = Array.from(state.records(), ({ voice }) => voice).filter((voice) => voice.is_owner || isCopy(voice))
  const professional = held.filter((voice) => voice.category === 'professional' && !isCopy(voice)).length
  return { voices: held.length - professional, professional }
}

/** The subscription in the response of GET /v1/user. */
function subscriptionOf(state: StateStore, nowUnix: number) {
  const { voices, professional } = usedSlots(state)
  const { tier, charactersUsed, characterLimit } = state.plan
  return {
    tier,
    character_count: charactersUsed,
    character_limit: characterLimit,
    max_character_limit_extension: null,
    max_credit_limit_extension: 'unlimited',
    can_extend_character_limit: true,
    allowed_to_extend_character_limit: true,
    next_character_count_reset_unix: (Math.floor(nowUnix / DAY_SECS) + 12) * DAY_SECS,
    voice_slots_used: voices,
    professional_voice_slots_used: professional,
    professional_voice_slots_used_in_workspace: professional,
    voice_limit: state.account.voiceLimit,
    max_voice_add_edits: 290,
    voice_add_edit_counter: voices + professional,
    professional_voice_limit: state.account.professionalVoiceLimit,
    can_extend_voice_limit: false,
    can_use_instant_voice_cloning: true,
    can_use_professional_voice_cloning: true,
    currency: 'usd',
    current_overage: { amount: '0', currency: 'usd' },
    status: 'active',
    billing_period: 'monthly_period',
    character_refresh_period: 'monthly_period',
  }
}

/** The response of GET /v1/user/subscription, which also contains invoices. */
export function extendedSubscriptionOf(state: StateStore, nowUnix: number) {
  return {
    ...subscriptionOf(state, nowUnix),
    next_invoice: null,
    open_invoices: [],
    has_open_invoices: false,
    pending_change: null,
    is_eligible_for_starter_promo: false,
  }
}

/** The response of GET /v1/user. */
export function userOf(state: StateStore, nowUnix: number) {
  return {
    user_id: state.accountId,
    workspace_id: idFrom(`workspace:${state.accountId}`, 32),
    subscription: subscriptionOf(state, nowUnix),
    is_new_user: false,
    can_use_delayed_payment_methods: false,
    is_onboarding_completed: true,
    is_onboarding_checklist_completed: true,
    show_compliance_terms: false,
    first_name: 'Polyphony',
    is_api_key_hashed: true,
    xi_api_key_preview: null,
    referral_link_code: null,
    partnerstack_partner_default_link: null,
    created_at: 1_700_000_000,
    seat_type: 'workspace_admin',
  }
}
