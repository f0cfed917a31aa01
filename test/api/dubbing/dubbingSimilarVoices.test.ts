import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ada, bob, DubbingEditApp } from '../../support/dubbingEditApp.js'

let dubbings: DubbingEditApp
let dubbingId: string
let speakerId: string
/** The similar voices that upstream lists, by their kind. */
let listed: Record<string, string>

beforeAll(async () => {
  dubbings = await DubbingEditApp.start()
  const { upstream, give, stock, find } = dubbings.app
  const { state } = upstream
  const library = state.library()
  const inWorkspace = (name: string, category: string) => state.addVoice({ name, category }).voice_id
  listed = {
    own: inWorkspace('own', 'cloned'),
    'of another user': inWorkspace('of another user', 'famous'),
    stock: inWorkspace('stock', 'generated'),
    'without an owner': inWorkspace('without an owner', 'famous'),
    'recently cloned': inWorkspace('recently cloned', 'cloned'),
    'recently designed': inWorkspace('recently designed', 'generated'),
    'recently trained': inWorkspace('recently trained', 'professional'),
    'of the library': library.find(({ category }) => category === 'professional')!.voice_id,
    'premade and not swept yet': inWorkspace('premade and not swept yet', 'premade'),
  }
  await give(listed.own!, ada)
  await give(listed['of another user']!, bob)
  await stock(listed.stock!)
  await find(listed['without an owner']!)
  const [pattern] = library
  const answer = Object.values(listed).map(
    (id) => library.find(({ voice_id }) => voice_id === id) ?? { ...pattern!, ...state.voice(id)!, voice_id: id },
  )
  Object.assign(state, { library: () => answer })
  dubbingId = await dubbings.add()
  speakerId = dubbings.speakerIds(dubbingId)[0]!
})
afterAll(() => dubbings.app.close())

const seen = ['of the library', 'own', 'stock']

async function similarTo(as = ada): Promise<{ id: string; preview: { url: string } | null }[]> {
  const found = await dubbings.dubbing<{ speakers: { id: string; similarVoices: never[] }[] }>(
    dubbingId,
    'speakers { id: upstreamId similarVoices { id preview { url } } }',
    as,
  )
  return found!.speakers.find(({ id }) => id === speakerId)!.similarVoices
}

test('The voices that upstream lists for a speaker are shown only if the viewer may see them', async () => {
  const answer = await dubbings.elsewhere(
    'GET',
    `/v1/dubbing/resource/${dubbingId}/speaker/${speakerId}/similar-voices`,
  )
  expect((answer as { voices: object[] }).voices).toHaveLength(Object.keys(listed).length)
  const ids = (await similarTo()).map(({ id }) => id)
  const names = Object.entries(listed).flatMap(([name, id]) => (ids.includes(id) ? [name] : []))
  expect(names.sort()).toEqual(seen)
})

test('Only voices that the viewer may see can be assigned to a speaker', async () => {
  for (const [name, voiceId] of Object.entries(listed)) {
    const voice = { mode: 'VOICE', voiceId }
    const { userErrors } = await dubbings.edit('updateDubbingSpeaker', { dubbingId, speakerId, voice })
    const expected = seen.includes(name) ? [] : [{ code: 'NOT_FOUND', path: ['input', 'voice', 'voiceId'] }]
    expect({ name, userErrors }).toMatchObject({ name, userErrors: expected })
  }
})

test('The preview of a similar voice plays only while the voice is in the list', async () => {
  const url = (await similarTo()).find(({ id }) => id === listed['of the library'])!.preview!.url
  const status = async () => {
    const answer = await fetch(url)
    await answer.arrayBuffer()
    return answer.status
  }
  expect(await status()).toBe(200)
  const row = { name: 'Copied', category: 'FAMOUS', origin: 'CREATED', tenantId: 'org:acme', ownerId: 'bob' } as const
  await dubbings.prisma.voiceRecord.create({ data: { ...row, id: listed['of the library']! } })
  expect(await status()).toBe(404)
})
