/** The permissions of API keys and the routes that need them. The first match applies. */
const NEEDED: readonly [route: RegExp, permission: string][] = [
  [/^GET \/v1\/user/, 'user_read'],
  [/^GET \/v1\/models/, 'models_read'],
  [/^POST \/v1\/text-to-speech/, 'text_to_speech'],
  [/^POST \/v1\/speech-to-speech/, 'speech_to_speech'],
  [/^POST \/v1\/sound-generation$/, 'sound_generation'],
  [/^POST \/v1\/audio-isolation/, 'audio_isolation'],
  [/^[A-Z]+ \/v1\/text-to-voice/, 'voice_generation'],
  [/^GET \/v1\/history/, 'speech_history_read'],
  [/^DELETE \/v1\/history/, 'speech_history_write'],
  [/^GET \/v1\/dubbing/, 'dubbing_read'],
  [/^[A-Z]+ \/v1\/dubbing/, 'dubbing_write'],
  [/^POST \/v1\/similar-voices$/, 'voices_read'],
  [/^GET \/v[12]\/(shared-)?voices/, 'voices_read'],
  [/^[A-Z]+ \/v1\/voices/, 'voices_write'],
]

export const PERMISSIONS: readonly string[] = [...new Set(NEEDED.map(([, permission]) => permission))]

/** The permission that a route needs; undefined if every key may use it. */
export function permissionOf(method: string, template: string): string | undefined {
  return NEEDED.find(([route]) => route.test(`${method} ${template}`))?.[1]
}
