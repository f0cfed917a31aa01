import { afterAll, beforeAll } from '@jest/globals'
import { newId } from '../../src/datasources/postgres/database/newId.js'
import { createAudio } from '../support/audioRows.js'
import { type Answer, type Person, startTestApp, type TestApp } from '../support/startTestApp.js'
import { createVoice } from '../support/voiceRows.js'

export const tenantId = 'org:acme'
export const admin: Person = { sub: 'chief', org: 'acme', scopes: ['voices:read', 'dubbing:read', 'tenant:admin'] }
export const users = Array.from({ length: 30 }, (_, index) => ({ __typename: 'User', id: `user-${index}` }))
export const voicesPerUser = 4
type Entity = Record<string, unknown> | null

export interface Connection {
  edges: { cursor: string; node: { id: string } }[]
  pageInfo: object
}

export let app: TestApp
export let voiceIds: string[]
export let dubbingIds: string[]

/** Fields of rows: these lists need no upstream call for ids and cursors. */
beforeAll(async () => {
  app = await startTestApp()
  const { database } = app.server.deps.sources
  const { prisma } = database
  const owned = users.flatMap(({ id: ownerId }, user) =>
    Array.from({ length: voicesPerUser }, (_, index) => ({ id: `voice-${user}-${index}`, ownerId, user, index })),
  )
  for (const { id, ownerId, user, index } of owned) {
    const visibility = index % 2 === 0 ? 'TENANT' : 'PRIVATE'
    // Equal names in another order than the ids.
    await createVoice(database, { id, tenantId, ownerId, visibility, name: `Voice ${(index * 3 + user) % 4}` })
    await createAudio(database, { tenantId, ownerId, voiceId: id, state: index === 1 ? 'FAILED' : 'READY' })
    await createAudio(database, { tenantId, ownerId, voiceId: id })
    const dubbing = { id: `dub-${user}-${index}`, tenantId, ownerId, createdBy: ownerId, targetLanguages: ['es'] }
    await prisma.dubbingRecord.create({ data: { ...dubbing, name: `Dub ${index}`, status: 'DUBBED' } })
    const job = { revision: 1, startedHere: true, status: 'SUCCEEDED', endedAt: new Date() } as const
    await prisma.jobRecord.create({ data: { ...job, kind: 'VOICE_TRAINING', voiceId: id } })
    await prisma.jobRecord.create({ data: { ...job, kind: 'DUBBING', dubbingId: dubbing.id } })
    const preview = { tenantId, ownerId, description: 'd', mediaType: 'audio/mpeg', outputFormat: 'MP3_44100_128' }
    await prisma.voicePreviewRecord.create({ data: { ...preview, id: newId(), kind: 'DESIGN', voiceId: id } })
    await prisma.voicePreviewRecord.create({ data: { ...preview, id: newId(), kind: 'REMIX', sourceVoiceId: id } })
  }
  voiceIds = owned.map(({ id }) => id)
  dubbingIds = owned.map(({ user, index }) => `dub-${user}-${index}`)
}, 60_000)

afterAll(() => app.close())

/** The results of one operation for all these entities, and its number of statements. */
export async function entities(representations: readonly object[], core: string, as: Person = admin) {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${core} } }`
  statements()
  const answer: Answer<{ _entities: Entity[] }> = await app.ask(query, { as, variables: { representations } })
  return { found: answer.data?._entities ?? [], errors: answer.errors, statements: statements().length }
}

/** Leases are renewed in the background. */
export function statements(): string[] {
  return app.statements().filter((sql) => !/work_lease/.test(sql))
}

export const page = 'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
export const pageIn = (entity: Entity | undefined, list: string) => entity?.[list] as Connection
export const cursorOf = (entity: Entity | undefined, list: string) => pageIn(entity, list).edges[0]!.cursor
