/** Counts of grouped rows in the order of `keys`; 0 for keys without rows. */
export function countsOf(
  keys: readonly string[],
  rows: readonly { readonly key: string | null; readonly count: number }[],
): number[] {
  const counts = new Map(rows.map(({ key, count }) => [key, count]))
  return keys.map((key) => counts.get(key) ?? 0)
}
