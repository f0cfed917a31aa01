import { readFileSync, rmSync } from 'node:fs'

/** Reads and deletes the settings file that the parent process wrote. Settings can be too large for an argument. */
export function readSettings<Settings>(): Settings {
  const file = process.argv[2] ?? ''
  const settings: Settings = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(file)
  return settings
}
