import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { GeneratedAudioRow } from '../../../src/datasources/postgres/audio/GeneratedAudioRow.js'
import { billedKinds } from '../../../src/datasources/postgres/operations/operationKinds.js'
import { toGeneratedAudio } from '../../../src/loaders/audioLoader.js'
import { usageKindOf } from '../../../src/resolvers/workspace/VoiceUsageResolver.js'
import { VoiceUsageKind } from '../../../src/schema/workspace/VoiceUsage.js'
import { AudioApp, ada, audioFields, bob, bytesAt, chief, type Payload, stranger } from '../../support/audioApp.js'
import type { Person } from '../../support/startTestApp.js'

interface Page {
  edges: { cursor: string; node: { id: string; status: string } }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

const page = 'edges { cursor node { id status } } pageInfo { hasNextPage endCursor }'
const idsOf = ({ edges }: Page) => edges.map(({ node }) => node.id)

describe('Generated audio', () => {
  let audio: AudioApp
  const made: Record<'first' | 'second' | 'effect' | 'ofBob', Payload> = {} as never

  beforeAll(async () => {
    audio = await AudioApp.start()
    await audio.app.give(audio.voiceId, ada, 'TENANT')
    made.first = await audio.speak({ text: 'The first.' })
    made.second = await audio.speak({ text: 'The second one.', modelId: 'eleven_flash_v2_5' })
    made.effect = await audio.effect({ text: 'A client.', durationSecs: 1 })
    made.ofBob = await audio.speak({ text: 'Bob says this.' }, bob)
    for (const { generatedAudioId: audioId } of Object.values(made)) await audio.over(audioId!)
  })
  afterAll(() => audio.app.close())

  const ask = async <Data>(query: string, as: Person = ada, variables: object = {}): Promise<Data> => {
    const { data, errors } = await audio.app.ask<Data>(query, { as, variables: variables as Record<string, unknown> })
    expect(errors).toBeUndefined()
    return data!
  }
  const list = async (as: Person, args = '') =>
    (await ask<{ generatedAudios: Page }>(`{ generatedAudios${args} { ${page} } }`, as)).generatedAudios

  test('is visible to the user who requested it and to administrators of the tenant', async () => {
    const id = made.first.generatedAudioId!
    expect(await audio.find(id, ada)).toMatchObject({ id, owner: { id: 'ada' }, viewerPermission: 'MANAGE' })
    expect(await audio.find(id, chief)).toMatchObject({ id })
    for (const other of [bob, stranger]) expect(await audio.find(id, other)).toBeNull()
    expect(await audio.find('no id at all', ada)).toBeNull()
    const { errors } = await audio.app.ask(`{ generatedAudio(id: "${id}") { id } }`)
    expect(errors![0]!.extensions.code).toBe('UNAUTHENTICATED')
  })

  test('is listed newest first, in pages, and by kind, status and voice', async () => {
    const all = [made.effect, made.second, made.first].map(({ generatedAudioId }) => generatedAudioId)
    expect(idsOf(await list(ada))).toEqual(all)
    const first = await list(ada, '(first: 2)')
    expect([idsOf(first), first.pageInfo.hasNextPage]).toEqual([all.slice(0, 2), true])
    const rest = await list(ada, `(first: 2, after: "${first.pageInfo.endCursor}")`)
    expect([idsOf(rest), rest.pageInfo.hasNextPage]).toEqual([all.slice(2), false])
    expect(idsOf(await list(ada, '(filter: { kinds: [SOUND_EFFECT] })'))).toEqual([made.effect.generatedAudioId])
    expect(idsOf(await list(ada, '(filter: { statuses: [FAILED] })'))).toEqual([])
    expect(idsOf(await list(ada, '(filter: { statuses: [READY] })'))).toEqual(all)
    expect(idsOf(await list(ada, `(filter: { voiceIds: ["${audio.voiceId}"] })`))).toEqual(all.slice(1))
    expect(idsOf(await list(bob))).toEqual([made.ofBob.generatedAudioId])
    expect(idsOf(await list(stranger))).toEqual([])
    expect(idsOf(await list(chief))).toHaveLength(4)
  })

  test('is listed on its voice and on its user, as far as the viewer may see it', async () => {
    const ofVoice = `query ($id: ID!) { voice(id: $id) { generatedAudios(first: 1) { ${page} } } }`
    type OfVoice = { voice: { generatedAudios: Page } }
    const newest = async (as: Person) =>
      idsOf((await ask<OfVoice>(ofVoice, as, { id: audio.voiceId })).voice.generatedAudios)
    expect(await newest(ada)).toEqual([made.second.generatedAudioId])
    expect(await newest(bob)).toEqual([made.ofBob.generatedAudioId])

    const ofUser = `{ voiceViewer { user { generatedAudios { ${page} } } } }`
    type OfUser = { voiceViewer: { user: { generatedAudios: Page } } }
    expect(idsOf((await ask<OfUser>(ofUser, bob)).voiceViewer.user.generatedAudios)).toEqual([
      made.ofBob.generatedAudioId,
    ])
  })

  test('of many voices is read by one statement', async () => {
    const others = audio.app.upstream.state.addVoices(5)
    for (const { voice_id } of others) await audio.app.give(voice_id, ada)
    audio.app.statements()
    const query = `{ voices(first: 10) { edges { node { id generatedAudios(first: 2) { ${page} } } } } }`
    const { voices } = await ask<{ voices: { edges: { node: { id: string; generatedAudios: Page } }[] } }>(query)
    expect(voices.edges).toHaveLength(6)
    const { node } = voices.edges.find((edge) => edge.node.id === audio.voiceId)!
    expect(idsOf(node.generatedAudios)).toEqual([made.second.generatedAudioId, made.first.generatedAudioId])
    expect(audio.app.statements().filter((sql) => sql.includes('generated_audio'))).toHaveLength(1)
  })

  test('is an entity, which is null if the viewer may not see it', async () => {
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on GeneratedAudio { ${audioFields} } }
    }`
    const ids = [made.first.generatedAudioId, made.ofBob.generatedAudioId, 'nothing']
    const representations = ids.map((id) => ({ __typename: 'GeneratedAudio', id }))
    audio.app.statements()
    const { _entities } = await ask<{ _entities: object[] }>(query, ada, { representations })
    expect(_entities).toMatchObject([
      { id: made.first.generatedAudioId, text: 'The first.', status: 'READY' },
      null,
      null,
    ])
    expect(audio.app.statements().filter((sql) => sql.includes('generated_audio'))).toHaveLength(1)
  })

  test('that failed has a documented error code', () => {
    const row = { failureMessage: 'It broke off.', ownerId: 'ada' } as GeneratedAudioRow
    const codeOf = (failureCode: string) => toGeneratedAudio({ ...row, failureCode }).failure
    for (const code of ['CUT', 'TIMEOUT', 'EMPTY', 'STORAGE_FULL', 'STORAGE_FAILED', 'LOST'] as const) {
      expect(codeOf(code)).toEqual({ code, message: 'It broke off.' })
    }
    expect(codeOf('OF_A_LATER_VERSION')).toMatchObject({ code: 'UNKNOWN' })
  })

  test('has a cost of a documented kind for every charge', () => {
    expect([...billedKinds].map(usageKindOf).sort()).toEqual(
      Object.keys(VoiceUsageKind)
        .filter((kind) => kind !== 'UNKNOWN')
        .sort(),
    )
    expect(usageKindOf('ofALaterVersion')).toBe('UNKNOWN')
  })

  test('has the cost that upstream reports, summed by kind and, for administrators, by user', async () => {
    const usage = (as: Person, scope: string, from = '2020-01-01T00:00:00Z', to?: string) =>
      audio.app.ask<{ voiceUsage: { characters: number; entries: object[] } }>(
        `query ($from: DateTime!, $to: DateTime) {
          voiceUsage(from: $from, to: $to, scope: ${scope}) { characters entries { kind userId characters count } }
        }`,
        { as, variables: { from, to } },
      )
    const own = [
      { kind: 'CREATE_SOUND_EFFECT', userId: null, characters: 40, count: 1 },
      { kind: 'CREATE_SPEECH', userId: null, characters: 10 + 8, count: 2 },
    ]
    expect((await usage(ada, 'OWN')).data!.voiceUsage).toEqual({ characters: 58, entries: own })
    expect((await usage(chief, 'TENANT')).data!.voiceUsage).toEqual({
      characters: 58 + 14,
      entries: [
        ...own.map((entry) => ({ ...entry, userId: 'ada' })),
        { kind: 'CREATE_SPEECH', userId: 'bob', characters: 14, count: 1 },
      ],
    })
    expect((await usage(stranger, 'OWN')).data!.voiceUsage).toEqual({ characters: 0, entries: [] })
    const before = await usage(ada, 'OWN', '2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z')
    expect(before.data!.voiceUsage).toEqual({ characters: 0, entries: [] })
    expect((await usage(ada, 'TENANT')).errors![0]!.extensions.code).toBe('FORBIDDEN')
    const backwards = await usage(ada, 'OWN', '2021-01-01T00:00:00Z', '2020-01-01T00:00:00Z')
    expect(backwards.errors![0]!.extensions.code).toBe('BAD_USER_INPUT')
  })

  describe('can be deleted', () => {
    const remove = async (audioId: string, as: Person = ada) => {
      type Removed = { deleteGeneratedAudio: Pick<Payload, 'userErrors'> & { deletedGeneratedAudioId: string | null } }
      const query = `mutation ($input: DeleteGeneratedAudioInput!) {
        deleteGeneratedAudio(input: $input) { deletedGeneratedAudioId userErrors { code path } }
      }`
      return (await ask<Removed>(query, as, { input: { id: audioId } })).deleteGeneratedAudio
    }

    test('by everyone who may see it, together with its bytes, and still counts in the usage', async () => {
      const payload = await audio.speak({ text: 'Away with it.', hasAlignment: true })
      const { id, audio: asset } = await audio.made(payload)
      await bytesAt(asset!.url)
      expect(await remove(id, bob)).toMatchObject({
        deletedGeneratedAudioId: null,
        userErrors: [{ code: 'NOT_FOUND', path: ['input', 'id'] }],
      })
      const keysOf = async () => {
        const keys = []
        for await (const { key } of audio.app.server.deps.mediaStore.list()) if (key.startsWith(id)) keys.push(key)
        return keys.sort()
      }
      expect(await keysOf()).toEqual([id, `${id}.timing`])
      expect(await remove(id)).toEqual({ deletedGeneratedAudioId: id, userErrors: [] })
      expect(await audio.find(id)).toBeNull()
      expect(await keysOf()).toEqual([])
      expect((await fetch(asset!.url)).ok).toBe(false)
      expect(await remove(id)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] })
      const { prisma } = audio.app.server.deps.sources.database
      expect(await prisma.usageEntry.count({ where: { kind: 'createSpeech', actorId: 'ada' } })).toBe(3)
      const audits = await prisma.auditEntry.findMany({ where: { action: 'deleteGeneratedAudio', resourceId: id } })
      expect(audits.map(({ actorId, outcome }) => `${actorId} ${outcome}`).sort()).toEqual([
        'ada DENIED',
        'ada SUCCEEDED',
        'bob DENIED',
      ])
    })

    test('by administrators', async () => {
      const { id } = await audio.made(await audio.speak({ text: 'Another.' }))
      expect(await remove(id, chief)).toEqual({ deletedGeneratedAudioId: id, userErrors: [] })
    })

    test('only after its generation has ended', async () => {
      audio.app.upstream.faults.add({
        kind: 'stall_body',
        match: { route: 'POST /v1/text-to-speech/:voice_id/stream' },
      })
      const { generatedAudioId: audioId, generatedAudio } = await audio.speak({ text: 'It takes its time.' })
      expect(generatedAudio!.status).toBe('GENERATING')
      expect(await remove(audioId!)).toMatchObject({
        deletedGeneratedAudioId: null,
        userErrors: [{ code: 'CONFLICT' }],
      })
      // The last test of this emulator: requests in flight are aborted.
      await audio.app.upstream.close()
      await audio.over(audioId!)
      expect(await audio.find(audioId!, bob)).toBeNull()
      expect(await remove(audioId!)).toEqual({ deletedGeneratedAudioId: audioId, userErrors: [] })
    })
  })
})
