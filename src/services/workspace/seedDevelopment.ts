import type { SignedInViewer } from '../../auth/Viewer.js'
import { scopes } from '../../auth/Viewer.js'
import type { DataSources } from '../../datasources/index.js'
import type { Logger } from '../../logger.js'
import { readWorkspace } from './readWorkspace.js'
import { sweepVoices } from './sweepVoices.js'

const seededVoices = 8

/** Adds rows for the voices of the emulator, and makes the development user the owner of some, unless a sweep ran before. */
export async function seedDevelopment(sources: DataSources, logger: Logger): Promise<void> {
  const { workspace, upstream } = sources
  if ((await workspace.latestSweep()) !== null) return
  const reader = readWorkspace(upstream, logger)
  const { signal } = new AbortController()
  await sweepVoices({ workspace, ...reader, queueCheck: async () => {}, logger }, signal)

  const developer: SignedInViewer = { kind: 'user', userId: 'dev-user', tenantId: 'org:dev', scopes: new Set(scopes) }
  const store = sources.voicesOf(developer, 'seed')
  const { voices } = await reader.listWorkspaceVoices(null, signal)
  const unclaimed = voices.filter((voice) => voice.category !== 'PREMADE').slice(0, seededVoices)
  for (const { isOwner: _, ...voice } of unclaimed) {
    await store.adopt({ ...voice, ownerId: developer.userId, tenantId: developer.tenantId, visibility: 'PRIVATE' })
  }
}
