import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { dubbingSegmentId, dubbingSpeakerId, voiceSampleId } from '../../src/schema/shared/compositeId.js'
import { buildSubgraph } from '../../src/server/buildSubgraph.js'
import { DubbingApp } from '../support/dubbingApp.js'
import { speechFile } from '../support/speechFile.js'
import { type Answer, type Person, tokenFor } from '../support/startTestApp.js'

const UNPAIRED = 'a\ud83cb'
const NUL = 'a\0b'
const NFD = 'Zoe\u0308'
const BLANK = ' \u00a0\u3000'
const texts = { 'an unpaired surrogate': UNPAIRED, NUL, NFD, blanks: BLANK }

const viewer: Person = {
  sub: 'ada',
  org: 'acme',
  scopes: [
    ...(['voices:read', 'voices:write', 'dubbing:read', 'dubbing:write', 'audio:generate'] as const),
    ...(['tenant:admin', 'platform:admin'] as const),
  ],
}

const schema = buildSubgraph()
let dubbings: DubbingApp
/** Existing ids, by type name. */
let known: Record<string, string>

beforeAll(async () => {
  dubbings = await DubbingApp.start({ emulator: { seed: 'demo', maximumConcurrentRequests: 100 } })
  const voice = dubbings.app.upstream.state.voices().find(({ samples }) => samples?.length)!
  await dubbings.app.give(voice.voice_id, viewer)
  const dubbingId = await dubbings.add({}, viewer)
  const sample = voiceSampleId.encode({ voiceId: voice.voice_id, sampleId: voice.samples![0]!.sample_id })
  const { speaker_tracks, speaker_segments } = dubbings.upstreamDubbings.resource(dubbingId)!
  known = {
    ...{ voice: voice.voice_id, sample, separatespeakers: sample, dubbing: dubbingId, user: 'ada' },
    segment: dubbingSegmentId.encode({ dubbingId, segmentId: Object.keys(speaker_segments)[0]! }),
    speaker: dubbingSpeakerId.encode({ dubbingId, speakerId: Object.keys(speaker_tracks)[0]! }),
  }
}, 60_000)
afterAll(() => dubbings.app.close())

type Path = readonly (string | 0)[]

/** The paths of strings in an input type, except those below a recursive type. */
function textPaths(type: GraphQLInputType, above: readonly GraphQLInputType[] = []): Path[] {
  if (isNonNullType(type)) return textPaths(type.ofType, above)
  if (isListType(type)) return textPaths(type.ofType, above).map((path) => [0, ...path])
  if (type.name === 'String' || type.name === 'ID') return [[]]
  if (!isInputObjectType(type) || above.includes(type)) return []
  return pathsOf(Object.values(type.getFields()), [...above, type])
}

function pathsOf(fields: readonly Pick<GraphQLArgument, 'name' | 'type'>[], above: readonly GraphQLInputType[] = []) {
  return fields.flatMap(({ name, type }) => textPaths(type, above).map((path): Path => [name, ...path]))
}

/** A valid value of the type with the text at the path. */
function sampleOf(type: GraphQLInputType, name: string, path: Path | null, text: string): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType, name, path, text)
  if (isListType(type)) return [sampleOf(type.ofType, name, path?.slice(1) ?? null, text)]
  if (isInputObjectType(type)) return samplesOf(Object.values(type.getFields()), path, text, type.name)
  if (path !== null) return text
  if (isEnumType(type)) return type.getValues()[0]!.name
  return scalarOf(type.name, name)
}

/** The type of an `id` is part of the name of its input type. */
function samplesOf(
  fields: readonly Pick<GraphQLArgument, 'name' | 'type'>[],
  path: Path | null,
  text: string,
  owner = '',
): Record<string, unknown> {
  const wanted = fields.filter(({ name, type }) => name === path?.[0] || isNonNullType(type))
  return Object.fromEntries(
    wanted.map(({ name, type }) => [
      name,
      sampleOf(type, name === 'id' ? owner : name, name === path?.[0] ? path.slice(1) : null, text),
    ]),
  )
}

function scalarOf(type: string, name: string): unknown {
  if (type === 'Upload') return null
  if (type === 'Int' || type === 'Float' || type === 'SafeInt') return 1
  if (type === 'Boolean') return true
  if (type === 'DateTime') return '2026-01-01T00:00:00Z'
  const subject = ['separatespeakers', 'sample', 'segment', 'speaker', 'dubbing', 'voice', 'user'].find((word) =>
    name.toLowerCase().includes(word),
  )
  return subject === undefined ? 'en' : known[subject]
}

function hasUpload(type: GraphQLInputType, above: readonly GraphQLInputType[] = []): boolean {
  const named = getNamedType(type) as GraphQLInputType
  if (above.includes(named)) return false
  if (!isInputObjectType(named)) return String(named) === 'Upload'
  return Object.values(named.getFields()).some((field) => hasUpload(field.type, [...above, named]))
}

/** The paths of required files, as variable names. */
function uploadPaths(fields: readonly Pick<GraphQLArgument, 'name' | 'type'>[], prefix = ''): string[] {
  return fields
    .filter(({ type }) => isNonNullType(type) && hasUpload(type))
    .flatMap(({ name, type }) => {
      const named = getNamedType(type)
      const path = `${prefix}${name}`
      if (isInputObjectType(named)) return uploadPaths(Object.values(named.getFields()), `${path}.`)
      return [isListType(isNonNullType(type) ? type.ofType : type) ? `${path}.0` : path]
    })
}

interface Field {
  readonly parent: GraphQLObjectType
  readonly field: GraphQLField<unknown, unknown>
}

const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!]
const fieldsWithText: Field[] = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((parent) => Object.values(parent.getFields()).map((field) => ({ parent, field })))
  .filter(({ field }) => pathsOf(field.args).length > 0)

function selectionOf({ type }: GraphQLField<unknown, unknown>): string {
  return isLeafType(getNamedType(type)) ? '' : ' { __typename }'
}

const entities = { Voice: 'voice', User: 'user', DubbingResource: 'dubbing' } as const

interface Route {
  entity: keyof typeof entities
  /** From the entity to the type, through fields without required arguments. */
  fields: readonly string[]
}

/** The shortest path to each type below the existing entities. */
const routes = new Map<GraphQLObjectType, Route>()
const pending = Object.keys(entities).map((name): [GraphQLObjectType, Route] => [
  schema.getType(name) as GraphQLObjectType,
  { entity: name as keyof typeof entities, fields: [] },
])
for (let next = pending.shift(); next; next = pending.shift()) {
  const [type, route] = next
  if (routes.has(type)) continue
  routes.set(type, route)
  for (const field of Object.values(type.getFields())) {
    const below = getNamedType(field.type)
    if (!isObjectType(below) || field.args.some(isRequiredArgument)) continue
    pending.push([below, { ...route, fields: [...route.fields, field.name] }])
  }
}

/** The field at its root, or at an entity from which its type can be reached. */
function operationOf({ parent, field }: Field): string {
  const variables = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ')
  const call = `${field.name}(${field.args.map(({ name }) => `${name}: $${name}`).join(', ')})${selectionOf(field)}`
  if (parent === schema.getMutationType()) return `mutation (${variables}) { ${call} }`
  if (parent === schema.getSubscriptionType()) return `subscription (${variables}) { ${call} }`
  if (parent === schema.getQueryType()) return `query (${variables}) { ${call} }`
  const { entity, fields } = routes.get(parent)!
  const selection = fields.reduceRight((inner, name) => `${name} { ${inner} }`, call)
  return `query (${variables}, $representations: [_Any!]!) {
    _entities(representations: $representations) { ... on ${entity} { ${selection} } }
  }`
}

async function send(target: Field, variables: Record<string, unknown>): Promise<Answer<unknown>> {
  const { parent, field } = target
  const query = operationOf(target)
  if (parent === schema.getSubscriptionType()) return subscribe(query, variables)
  const files = uploadPaths(field.args)
  if (files.length > 0) {
    const upload = Object.fromEntries(files.map((path) => [path, speechFile('take.wav', { secs: 0.5 })]))
    return dubbings.app.upload(query, { as: viewer, variables, files: upload })
  }
  const entity = roots.includes(parent) ? undefined : routes.get(parent)!.entity
  const representations = entity && [{ __typename: entity, id: known[entities[entity]] }]
  return dubbings.app.ask(query, { as: viewer, variables: { ...variables, ...(entity && { representations }) } })
}

/** The first event of a subscription, or none if it sends nothing for a short time. */
async function subscribe(query: string, variables: object): Promise<Answer<unknown>> {
  const response = await fetch(`${dubbings.app.url}/graphql`, {
    method: 'POST',
    headers: {
      ...{ accept: 'text/event-stream', 'content-type': 'application/json' },
      authorization: `Bearer ${await tokenFor(viewer)}`,
    },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(300),
  }).catch(() => null)
  const text = (await response?.text().catch(() => '')) ?? ''
  const event = /^data: (\{.*)$/m.exec(text)?.[1]
  return event === undefined ? { data: null } : (JSON.parse(event) as Answer<unknown>)
}

describe.each(fieldsWithText.map((target) => [`${target.parent.name}.${target.field.name}`, target] as const))(
  '%s',
  (_, target) => {
    test.each(pathsOf(target.field.args).map((path) => [path.join('.'), path] as const))(
      'accepts any text in %s without an internal error',
      async (_, path) => {
        for (const text of Object.values(texts)) {
          const { errors = [] } = await send(target, samplesOf(target.field.args, path, text))
          const codes = errors.map(({ extensions }) => extensions?.code)
          expect(codes).not.toContain('INTERNAL_SERVER_ERROR')
          // The generated operation itself must be valid.
          expect(codes).not.toContain('GRAPHQL_VALIDATION_FAILED')
        }
      },
      60_000,
    )
  },
)

test('A text reaches upstream well-formed, without NUL and in form NFC', async () => {
  const field = schema.getMutationType()!.getFields().updateVoice!
  const variables = samplesOf(field.args, ['input', 'name'], `a\0\ud83c ${NFD}`)
  const { errors } = await send({ parent: schema.getMutationType()!, field }, variables)
  expect(errors).toBeUndefined()
  expect(dubbings.app.upstream.state.voice(known.voice!)?.name).toBe('a\ufffd\ufffd Zoë')
})

test('No text causes an unexpected error', () => {
  const lines = dubbings.app.logs().split('\n')
  expect(lines.filter((line) => /unexpected|"level":[56]0/i.test(line))).toEqual([])
})
