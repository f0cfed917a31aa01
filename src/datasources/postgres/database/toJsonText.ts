const ESCAPE = /\\(?:u[0-9a-f]{4}|.)/g
const LONE_SURROGATE = /^\\ud[89a-f]/

/**
 * JSON text for a `jsonb` parameter, which cannot hold NUL and unpaired surrogates: NUL is removed, unpaired surrogates become
 * U+FFFD. JSON.stringify writes both as escapes.
 */
export function toJsonText(value: unknown): string {
  return JSON.stringify(value).replace(ESCAPE, (sequence) => {
    if (sequence === '\\u0000') return ''
    return LONE_SURROGATE.test(sequence) ? '\ufffd' : sequence
  })
}
