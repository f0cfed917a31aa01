export type CodeFamily = 'not_found' | 'concurrency' | 'rate' | 'quota' | 'credentials' | 'unavailable' | 'rejected'

const refusalCodes = [
  'duplicate_file',
  'voice_not_verified',
  'not_verified',
  'voice_verification_failed',
  'max_verification_attempts_reached',
  'already_running',
  'already_processing',
  'subscription_required',
  'feature_not_available',
  'ivc_not_permitted',
  'text_too_long',
  'max_character_limit_exceeded',
  'empty_text',
  'text_too_short',
  'unsupported_model',
  // A parameter of the request, not the requested resource.
  'model_not_found',
  'model_access_denied',
  'voice_not_fine_tuned',
  'invalid_output_format',
  'invalid_voice_settings',
  'invalid_voice_id',
  'invalid_parameters',
  'missing_required_field',
  'empty_target_language',
  'validation_error',
  'invalid_audio',
  'invalid_audio_format',
  'invalid_file_type',
  'audio_too_long',
  'audio_too_short',
  'request_too_large',
  'dubbing_not_dubbed',
  'dubbing_not_editable',
  'resource_already_exists',
  'voice_already_exists',
  'conflict',
  'concurrent_modification',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** Codes keep their meaning with any HTTP status and `type`. Others are classified by `type` and status, in this order. */
const codesOf: Readonly<Record<CodeFamily, readonly string[]>> = {
  not_found: ['not_found'],
  concurrency: ['concurrent_limit_exceeded', 'too_many_concurrent_requests'],
  rate: ['rate_limit_exceeded', 'too_many_requests', 'system_busy'],
  quota: [
    'quota_exceeded',
    'insufficient_credits',
    'voice_limit_reached',
    'professional_voice_limit_reached',
    'voice_add_edit_limit_reached',
  ],
  credentials: [
    'invalid_api_key',
    'missing_api_key',
    'invalid_authorization_header',
    'unauthorized',
    'sign_in_required',
    'missing_permissions',
    'insufficient_permissions',
    'workspace_access_denied',
    'detected_unusual_activity',
  ],
  unavailable: ['internal_error', 'internal_server_error', 'service_unavailable', 'maintenance'],
  rejected: ['voice_access_denied', ...refusalCodes],
}

const families: ReadonlyMap<string, CodeFamily> = new Map(
  (Object.keys(codesOf) as CodeFamily[]).flatMap((family) => codesOf[family].map((code) => [code, family] as const)),
)

export function familyOfCode(code: string): CodeFamily | undefined {
  return families.get(code) ?? (code.endsWith('_not_found') ? 'not_found' : undefined)
}

export function isRefusal(code: unknown): boolean {
  const family = typeof code === 'string' ? familyOfCode(code) : undefined
  return family !== undefined && family !== 'unavailable'
}
