import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import { getNamedType, isObjectType } from 'graphql'
import { references } from '../../../src/resolvers/index.js'
import { assumedSizes } from '../../../src/server/operations/CostCounter.js'
import { costOf, pageOf, refusalsOf, schema } from './costs.js'

describe('A page costs', () => {
  // The root field and the connection outside the edges, each with a voice and its id.
  const cost = (given: string, declared = '') =>
    (costOf(`query${declared} { voices${given} { edges { node { id id id id } } } }`) - 11) / 3

  test('its requested size, its default size, or its maximum size', () => {
    expect(cost('(first: 7)')).toBe(7)
    expect(cost('')).toBe(20)
    expect(cost('(first: 1000000)')).toBe(100)
    expect(cost('(first: $n)', '($n: Int!)')).toBe(100)
  })

  test('its maximum size if a variable has a smaller default, which a request can replace', () => {
    expect(cost('(first: $n)', '($n: Int! = 1)')).toBe(100)
  })
})

test('A field with a weight costs its weight', () => {
  const root = 10 + 1
  expect(costOf('{ voice(id: "v") { owner { id id id id } } }')).toBe(root + 2)
  expect(costOf('{ voice(id: "v") { samples { id id id id } } }')).toBe(root + 1 + 10 * 2)
  expect(costOf('{ voice(id: "v") { samples { waveform waveform waveform waveform } } }')).toBe(root + 1 + 10 * 202)
})

test('A dubbing costs more than another object, because it may take an upstream call', () => {
  expect(costOf('{ dubbing(id: "d") { id id id id } }')).toBe(10 + 11 + 1)
  expect(costOf('{ voiceJob(id: "j") { id id id id } }')).toBe(10 + 1 + 1)
})

test('A field of an interface costs as much as that of the objects', () => {
  const voice = 'voice { owner { id id id id } }'
  const change = (core: string) => `mutation { updateVoice(input: { id: "v" }) { ${core} } }`
  expect(costOf(change(voice))).toBe(11 + 1 + 3)
  expect(costOf(change(`... on VoicePayload { ${voice} }`))).toBe(11 + 1 + 3)
})

test('A scalar costs a quarter of an object under each of its names, and edges cost less than the whole page', () => {
  const names = (count: number) => Array.from({ length: count }, (_, i) => `a${i}: name`).join(' ')
  expect(costOf(pageOf(names(80)))).toBe(11 + 100 * (2 + 20))
  expect(costOf(`{ voice(id: "v") { ${names(80)} } }`)).toBe(11 + 20)
  expect(costOf('{ voices(first: 100) { pageInfo { hasNextPage hasNextPage hasNextPage hasNextPage } } }')).toBe(11 + 2)
  const { length } = refusalsOf(pageOf(Array.from({ length: 4_000 }, (_, i) => `a${i}: __typename`).join(' ')))
  expect(length).toBeGreaterThan(0)
})

test('Every field with a loader and every root field has a @cost', () => {
  const entities = Object.keys(references)
  /** Loaded together with another object, or made from the id alone. */
  const broughtAlong = [
    ...[
      'VoiceViewer.user',
      'Voice.owner',
      'GeneratedAudio.owner',
      'VoiceJob.owner',
      'VoicePreview.owner',
      'DubbingResource.owner',
    ],
    ...[
      'VoiceOperation.actor',
      'VoiceSampleSpeakerSeparation.speakers',
      'VoiceSampleSpeakerSeparation.selectedSpeakers',
    ],
  ]
  const silent = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || /^_|Edge$|Connection$/.test(type.name)) return []
    const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(
      type as never,
    )
    return Object.values(type.getFields()).flatMap(({ name, type: answer, astNode }) => {
      const below = getNamedType(answer).name.replace(/Connection$/, '')
      const isLoaded = isRoot ? !name.startsWith('_') : entities.includes(below)
      const hasCost = astNode?.directives?.some((directive) => directive.name.value === 'cost') ?? false
      return isLoaded && !hasCost ? [`${type.name}.${name}`] : []
    })
  })
  expect(silent.sort()).toEqual(broughtAlong.sort())
})

test('Each list with an assumed length is a list of a type of the schema', () => {
  expect(Object.keys(assumedSizes).filter((name) => schema.getType(name) === undefined)).toEqual([])
})

test('An alignment costs as many characters, so that no page of audios can contain all alignments', () => {
  const times = 'alignment { character startSecs } normalizedAlignment { character endSecs }'
  const audioQuery = (first: number) => `{ generatedAudios(first: ${first}) { edges { node { id ${times} } } } }`
  expect(costOf(`{ generatedAudio(id: "a") { ${times} } }`)).toBe(11 + 2 * 5_000 + 10_000 * 1.5)
  expect(refusalsOf(audioQuery(5))).toEqual([])
  const aliases = Array.from({ length: 19 }, (_, index) => `a${index}: alignment { character }`).join(' ')
  expect(refusalsOf(`{ generatedAudio(id: "a") { ${aliases} } }`)).toEqual([expect.stringContaining('cost')])
  expect(refusalsOf(audioQuery(100))).toEqual([expect.stringContaining('cost')])
  expect(refusalsOf(`subscription { speechStream(generatedAudioId: "a") { ${times} } }`)).toEqual([])
})
