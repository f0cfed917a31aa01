/** The ids that a row can have at all, each once: Postgres has no NUL in texts. */
export function storableIds(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => !id.includes('\0'))
}

/** Ids of users are compared without NUL, as they are written. */
export function toOwnerId(userId: string): string {
  return userId.replaceAll('\0', '')
}
