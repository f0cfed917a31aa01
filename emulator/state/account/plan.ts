/** What can be subscribed to, each with all that stands before it. */
export const TIERS = ['free', 'starter', 'creator', 'pro', 'growing_business', 'enterprise'] as const

export type Tier = (typeof TIERS)[number]

/** What the account has subscribed to, and how much of it is left. */
export interface Plan {
  /** Default `pro`. */
  tier: Tier
  /** Credits of the running period. Default 600,000. */
  characterLimit: number
  /** Those that are gone. Default 18,342. */
  charactersUsed: number
}

export const DEFAULT_PLAN: Readonly<Plan> = { tier: 'pro', characterLimit: 600_000, charactersUsed: 18_342 }

/** Whether a plan holds what comes with this tier. */
export function includesTier({ tier }: Plan, wanted: Tier): boolean {
  return TIERS.indexOf(tier) >= TIERS.indexOf(wanted)
}
