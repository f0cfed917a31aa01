/** Returns "1 to 5,000", "at most 10" or "at least 1". */
export function rangeOf(min: number | undefined, max: number | undefined): string {
  if (max === undefined) return `at least ${formatNumber(min ?? 0)}`
  return min === undefined ? `at most ${formatNumber(max)}` : `${formatNumber(min)} to ${formatNumber(max)}`
}

export function formatNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 20 })
}
