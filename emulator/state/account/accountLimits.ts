/** How many voices the account may hold. */
export interface AccountLimits {
  /** Of all voices but professional ones, copies from the library among them. Default 160. */
  voiceLimit: number
  /** Default 100. */
  professionalVoiceLimit: number
}

export const DEFAULT_LIMITS: Readonly<AccountLimits> = { voiceLimit: 160, professionalVoiceLimit: 100 }
