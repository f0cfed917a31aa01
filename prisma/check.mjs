// Proves that schema.prisma is valid and that the migrations lead to exactly what it says. Needs no database: the
// migrations are run on an embedded one in memory, so a DATABASE_URL of the environment must not be looked at.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const prisma = fileURLToPath(new URL('../node_modules/prisma/build/index.js', import.meta.url))
const schema = process.argv[2] ?? 'prisma/schema.prisma'
const questions = [
  ['validate', '--schema', schema],
  ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', schema, '--exit-code'],
]
// Not the folder of a server that runs, which has it locked.
const folder = mkdtempSync(join(tmpdir(), 'polyphony-check-'))
const env = { ...process.env, DATABASE_URL: '', DATA_DIR: folder }
for (const question of questions) {
  const { status } = spawnSync(process.execPath, [prisma, ...question], { stdio: 'inherit', env })
  if (status !== 0) {
    process.exitCode = 1
    break
  }
}
rmSync(folder, { recursive: true })
