const localNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Whether a Host header names this machine. Where nobody is asked for a token, a page of any origin could otherwise let
 * its own name point here and would then be of the same origin (DNS rebinding).
 */
export function isLocalHost(host: string | undefined): boolean {
  const name = /^(\[[^\]]*\]|[^:]*)(?::\d{1,5})?$/.exec(host ?? '')?.[1]
  return name !== undefined && localNames.has(name.toLowerCase())
}
