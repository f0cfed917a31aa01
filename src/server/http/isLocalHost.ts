const localNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** A name of 253 characters with its port, and some. */
const longestHost = 300

/**
 * Whether a Host header names this machine. Where nobody is asked for a token, a page of any origin could otherwise let
 * its own name point here and would then be of the same origin (DNS rebinding).
 */
export function isLocalHost(host: string | undefined): boolean {
  if (host === undefined || host.length > longestHost) return false
  const name = /^(\[[^\]]*\]|[^:]*)(?::\d{1,5})?$/.exec(host)?.[1]
  return name !== undefined && localNames.has(name.toLowerCase())
}
