/** The tiers in ascending order; each includes the ones before it. */
export const TIERS = ['free', 'starter', 'creator', 'pro', 'growing_business', 'enterprise'] as const

export type Tier = (typeof TIERS)[number]

/** The subscription of the account and its credits. */
export interface Plan {
  /** Default `pro`. */
  tier: Tier
  /** Credits of the current period. Default 600,000. */
  characterLimit: number
  /** Default 18,342. */
  charactersUsed: number
}

export const DEFAULT_PLAN: Readonly<Plan> = { tier: 'pro', characterLimit: 600_000, charactersUsed: 18_342 }

export function includesTier({ tier }: Plan, wanted: Tier): boolean {
  return TIERS.indexOf(tier) >= TIERS.indexOf(wanted)
}
