/** Running requests may finish within this time when the server closes. */
export const closeGraceMs = 10_000
