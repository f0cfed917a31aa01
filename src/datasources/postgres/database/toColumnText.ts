const ESCAPE = /\\(?:u[0-9a-f]{4}|.)/g
const LONE_SURROGATE = /^\\ud[89a-f]/

/**
 * A value as the text of a JSON column, which has no NUL and no unpaired surrogate. NUL is removed, an unpaired surrogate
 * becomes U+FFFD. JSON.stringify writes both as escapes, so that values and names are covered.
 */
export function toColumnText(value: unknown): string {
  return JSON.stringify(value).replace(ESCAPE, (sequence) => {
    if (sequence === '\\u0000') return ''
    return LONE_SURROGATE.test(sequence) ? '\ufffd' : sequence
  })
}
