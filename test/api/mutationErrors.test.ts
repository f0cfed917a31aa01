import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type GraphQLInputObjectType, getNamedType } from 'graphql'
import { buildSubgraph } from '../../src/server/buildSubgraph.js'
import { validInputs } from '../support/mutationInputs.js'
import { ada, type MutationWorld, operator, startMutationWorld } from '../support/mutationWorld.js'
import type { Answer } from '../support/startTestApp.js'
import { type Input, type WrongInput, wrongInputs } from '../support/wrongValues.js'

interface Payload {
  userErrors: { code: string; message: string; path: string[] }[]
}

const mutations = Object.values(buildSubgraph().getMutationType()!.getFields())

const byAdministrators = new Set(['adoptVoice', 'resolveVoiceOperation'])

/**
 * Generated values that are valid, or that upstream reports without an argument, by reason. Wrong booleans, unknown enum
 * values and values of another type are not generated: GraphQL refuses them before a mutation runs.
 */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  'a text may be empty': [
    ...['cloneVoice', 'updateVoice', 'createProfessionalVoice', 'updateProfessionalVoice'].flatMap((mutation) => [
      `${mutation}.description: empty`,
      `${mutation}.labels.1.value: empty`,
    ]),
    'createVoiceFromPreview.labels.1.value: empty',
    'requestManualVoiceVerification.extraText: empty',
    'createSpeech.previousText: empty',
    'createSpeech.nextText: empty',
    'createDubbingSegment.text: empty',
    'createDubbingSegment.translations.1.text: empty',
    'updateDubbingSegment.text: empty',
  ],
  'a list may be empty': [
    ...[
      'cloneVoice',
      'updateVoice',
      'createProfessionalVoice',
      'updateProfessionalVoice',
      'createVoiceFromPreview',
    ].map((mutation) => `${mutation}.labels: empty list`),
    'updateVoice.files: empty list',
    'updateVoiceSample.selectedSpeakerIds: empty list',
    'createSpeech.pronunciationDictionaries: empty list',
    'createSpeech.previousGeneratedAudioIds: empty list',
    'createSpeech.nextGeneratedAudioIds: empty list',
    'createVoiceFromPreview.playedNotSelectedPreviewIds: empty list',
    'createDubbingSegment.translations: empty list',
    'updateDubbingSpeaker.languages: empty list',
  ],
  'every user id of a token is valid, including those of unknown users': [
    'adoptVoice.ownerId: unknown',
    'shareVoice.userId: unknown',
    'unshareVoice.userId: unknown',
    'transferVoice.ownerId: unknown',
  ],
  'the seed can be any Int from 0': ['designVoice.seed: high', 'remixVoice.seed: high'],
  'upstream does not report which of the two ids is unknown': ['addLibraryVoice.publicOwnerId: unknown'],
}

const nameOf = (mutation: string, { path, kind }: WrongInput) => `${mutation}.${path.join('.')}: ${kind}`
const excepted = new Set(Object.values(exceptions).flat())

/** Values that are invalid by the meaning of an argument. */
const wrongByMeaning: [mutation: string, path: string, value: unknown][] = [
  ['createSpeech', 'outputFormat', 'WAV_16000'],
  ['changeVoice', 'outputFormat', 'WAV_16000'],
  ['createSoundEffect', 'outputFormat', 'WAV_16000'],
  ['designVoice', 'outputFormat', 'WAV_16000'],
  ['remixVoice', 'outputFormat', 'WAV_16000'],
  ['designVoice', 'text', null],
  ['remixVoice', 'text', null],
  ['createDubbing', 'sourceUrl', 'http://127.0.0.1/film.mp4'],
  ['createDubbing', 'targetLanguage', null],
  ['addDubbingLanguage', 'language', 'es'],
  ['updateDubbingSegment', 'language', 'ja'],
  ['renderDubbing', 'language', 'ja'],
  ['renderDubbing', 'type', 'UNKNOWN'],
  ['adoptVoice', 'tenantId', 'org:'],
  ['shareVoice', 'userId', 'ada'],
]

let world: MutationWorld
beforeAll(async () => {
  world = await startMutationWorld()
})
afterAll(() => world?.app.close())

async function send(mutation: string, input: Input): Promise<Answer<{ sent: Payload | null }>> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { sent: ${mutation}(input: $input) { userErrors { code message path } } }`
  const as = byAdministrators.has(mutation) ? operator : ada
  const files = Object.fromEntries(filesOf(input, 'input'))
  const variables = { input: JSON.parse(JSON.stringify(input, (_, value) => (value instanceof File ? null : value))) }
  if (Object.keys(files).length === 0) return world.app.ask(query, { as, variables })
  return world.app.upload(query, { as, variables, files })
}

function filesOf(value: unknown, path: string): [string, File][] {
  if (value instanceof File) return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => filesOf(inner, `${path}.${name}`))
}

/** The difference from the expected response to invalid input; null if there is none. */
async function flawOf(mutation: string, wrong: WrongInput): Promise<string | null> {
  const { data, errors } = await send(mutation, wrong.input)
  const paths = data?.sent?.userErrors.map(({ path }) => path.join('.')) ?? []
  const expected = ['input', ...wrong.path].join('.')
  const isRight = errors === undefined && paths.length > 0 && paths.every((path) => path === expected)
  if (isRight) return null
  return `${nameOf(mutation, wrong)}: ${JSON.stringify(errors ?? data?.sent?.userErrors)}`
}

test('The table of valid inputs contains every mutation', () => {
  expect(Object.keys(validInputs).sort()).toEqual(mutations.map(({ name }) => name).sort())
})

test('Every exception in the table occurs', () => {
  const met = mutations.flatMap(({ name, args }) => {
    const type = getNamedType(args[0]!.type) as GraphQLInputObjectType
    return [...wrongInputs(type, validInputs[name]!(world))].map((wrong) => nameOf(name, wrong))
  })
  expect([...excepted].filter((name) => !met.includes(name))).toEqual([])
})

test.each(wrongByMeaning)('%s with another %s returns a user error with its path', async (mutation, path, value) => {
  const input = { ...validInputs[mutation]!(world)[0], [path]: value }
  expect(await flawOf(mutation, { path: [path], kind: 'unknown', input })).toBeNull()
})

describe('Each wrong argument is a user error with its path in', () => {
  test.each(mutations.map((mutation) => [mutation.name, mutation] as const))('%s', async (name, { args }) => {
    const type = getNamedType(args[0]!.type) as GraphQLInputObjectType
    const flaws: string[] = []
    for (const wrong of wrongInputs(type, validInputs[name]!(world))) {
      if (excepted.has(nameOf(name, wrong))) continue
      const flaw = await flawOf(name, wrong)
      if (flaw !== null) flaws.push(flaw)
    }
    expect(flaws).toEqual([])
  })
})

test('The valid inputs are accepted', async () => {
  const refused: unknown[] = []
  for (const [mutation, inputsOf] of Object.entries(validInputs)) {
    const { data, errors } = await send(mutation, inputsOf(world)[0]!)
    if (errors || data?.sent?.userErrors.length !== 0) refused.push([mutation, errors ?? data?.sent?.userErrors])
  }
  expect(refused).toEqual([])
})
