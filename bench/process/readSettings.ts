import { readFileSync, rmSync } from 'node:fs'

/** What the parent of this process has left for it: too much, at times, for an argument. Readable once. */
export function givenSettings<Settings>(): Settings {
  const file = process.argv[2] ?? ''
  const settings: Settings = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(file)
  return settings
}
