// Every package of the lock file is pinned to its bytes. npm leaves `integrity` out for packages of other platforms when
// it writes the file from a node_modules that exists; it fills it in when their entries are removed and
// `npm install --package-lock-only` runs where there is no node_modules.
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8'))
const unpinned = Object.entries(packages)
  .filter(([path, entry]) => path !== '' && !entry.link && !entry.inBundle)
  .filter(([, { integrity, resolved = '' }]) => !/^sha512-/.test(integrity ?? '') || /^(git|file|http:)/.test(resolved))
for (const [path] of unpinned) process.stderr.write(`package-lock.json has no sha512 integrity for ${path}\n`)
if (unpinned.length > 0) process.exitCode = 1
