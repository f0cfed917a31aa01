const localNames = new Set(['localhost', '127.0.0.1', '[::1]'])

const maxHostLength = 300

/** Whether a Host header names this machine. Prevents DNS rebinding where no token is required. */
export function isLocalHost(host: string | undefined): boolean {
  if (host === undefined || host.length > maxHostLength) return false
  const name = /^(\[[^\]]*\]|[^:]*)(?::\d{1,5})?$/.exec(host)?.[1]
  return name !== undefined && localNames.has(name.toLowerCase())
}
