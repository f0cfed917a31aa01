/** Longer sequences of combining characters are cut. */
const maxGraphemeLength = 64
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The start of a text, of at most this many UTF-16 code units. Does not cut a character that users perceive as one. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  // Bounds the work for a very long text. The last segment may be incomplete, and is beyond the limit.
  const start = text.slice(0, maxLength + maxGraphemeLength)
  let end = 0
  for (const { segment, index } of graphemes.segment(start)) {
    if (index + segment.length > maxLength) break
    end = index + segment.length
  }
  if (end < maxLength - maxGraphemeLength) end = maxLength - (isHighSurrogate(text, maxLength - 1) ? 1 : 0)
  return text.slice(0, end)
}

function isHighSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800
}
