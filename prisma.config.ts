import { resolve } from 'node:path'
import { defineConfig } from 'prisma/config'

// Without this the Prisma CLI downloads a binary before every command; ours runs the same engine from its npm package.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= resolve(import.meta.dirname, 'prisma/schema-engine.mjs')

// As in the program: no DATABASE_URL means the embedded database. Prisma insists on a URL, so its directory travels as
// the database name of a host that can not exist.
const embeddedDirectory = resolve(process.env.DATA_DIR || '.data')

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: {
    url: process.env.DATABASE_URL || `postgresql://embedded.invalid/${encodeURIComponent(embeddedDirectory)}`,
  },
})
