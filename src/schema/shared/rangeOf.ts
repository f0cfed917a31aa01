/** "1 to 5,000", "at most 10", "at least 1". */
export function rangeOf(least: number | undefined, most: number | undefined): string {
  if (most === undefined) return `at least ${numeral(least ?? 0)}`
  return least === undefined ? `at most ${numeral(most)}` : `${numeral(least)} to ${numeral(most)}`
}

export function numeral(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 20 })
}
