import type { SignedInViewer } from '../../src/auth/Viewer.js'
import { loadConfig } from '../../src/config.js'
import { mirrorOf } from '../../src/datasources/postgres/voices/mirrorOf.js'
import { createLogger } from '../../src/logger.js'
import { startServer } from '../../src/server/startServer.js'
import { readSettings } from '../process/readSettings.js'
import { serveParent } from '../process/serveParent.js'
import { jwtSecret, type Person } from '../tokenFor.js'

export interface OursSettings {
  upstream: { url: string; apiKey: string }
  voices: readonly { id: string; owner: Person }[]
  /** Finished studio dubbings. */
  dubbings?: readonly { id: string; owner: Person }[]
  dataDir: string
  /** Additional environment variables. */
  env?: Record<string, string>
}

/** The server as deployed, on the embedded database, with users who own all voices. */
const { upstream, voices, dubbings = [], dataDir, env }: OursSettings = readSettings()
const config = loadConfig({
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  PUBLIC_URL: 'https://voice.example.com',
  MEDIA_SIGNING_KEY: 'a key for benchmarks that is long enough',
  AUTH_JWT_SECRET: jwtSecret,
  DATA_DIR: dataDir,
  ELEVENLABS_API_KEY: upstream.apiKey,
  ELEVENLABS_BASE_URL: upstream.url,
  ...env,
})
const server = await startServer(config, createLogger(config.logLevel))

const platformAdmin: SignedInViewer = {
  kind: 'user',
  userId: 'platform-admin',
  tenantId: 'org:platform',
  scopes: new Set(['platform:admin']),
}
const { sources } = server.deps
const store = sources.voicesOf(platformAdmin, 'bench')
const api = sources.upstream.as({ tenantId: null, priority: 'query' }).voices
for (let start = 0; start < voices.length; start += 100) {
  const owned = voices.slice(start, start + 100)
  const found = await api.getMany(owned.map(({ id }) => id))
  for (const { id, owner } of owned) {
    await store.adopt({
      ...mirrorOf(found.get(id)!),
      ownerId: owner.userId,
      tenantId: owner.tenantId,
      visibility: 'PRIVATE',
    })
  }
}
for (const { id, owner } of dubbings) {
  const { userId: ownerId, tenantId } = owner
  const info = { name: `Dub ${id}`, status: 'DUBBED', isStudio: true }
  await sources.database.prisma.dubbingRecord.create({
    data: { id, ...info, ownerId, tenantId, createdBy: ownerId },
  })
}
serveParent({ url: server.url }, () => server.close())
