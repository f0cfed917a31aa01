/** Equal for arguments that differ in the order of names, or in null and absent values, only. */
export function keyOfArguments(args: object): string {
  return JSON.stringify(args, (_name, value: unknown) =>
    isRecord(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, part]) => part != null)
            .sort(([one], [other]) => (one < other ? -1 : 1)),
        )
      : value,
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
