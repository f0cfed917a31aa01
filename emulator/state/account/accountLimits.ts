export interface AccountLimits {
  /** For all voices other than professional ones, including copies from the library. Default 160. */
  voiceLimit: number
  /** Default 100. */
  professionalVoiceLimit: number
}

export const DEFAULT_LIMITS: Readonly<AccountLimits> = { voiceLimit: 160, professionalVoiceLimit: 100 }
