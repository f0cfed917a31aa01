import { readFileSync } from 'node:fs'
import {
  buildASTSchema,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  parse,
} from 'graphql'
import type { Scope } from '../../../src/auth/Viewer.js'
import type { MediaSubject } from '../../../src/media/urls/MediaSubject.js'
import { dubbingSpeakerId, voiceSampleId, voiceSampleSpeakerId } from '../../../src/schema/shared/compositeId.js'
import { DubbingApp } from '../../support/dubbingApp.js'
import type { Person, TestApp } from '../../support/startTestApp.js'

export const owner = { sub: 'ada', org: 'acme' } as const
export const everyScope: readonly Scope[] = [
  'voices:read',
  'voices:write',
  'audio:generate',
  'dubbing:read',
  'dubbing:write',
]
export const ownerWith = (...scopes: Scope[]): Person => ({ ...owner, scopes })

type Representation = { readonly __typename: string } & Readonly<Record<string, string>>

/** Everything that one user owns, each entity by its representation. */
export interface PrivateGraph {
  readonly voices: Readonly<Record<string, Representation>>
  readonly dubbings: Readonly<Record<string, Representation>>
  /** Texts that require the owner with the scope for voices or for dubbing. */
  readonly secrets: { readonly voices: readonly string[]; readonly dubbings: readonly string[] }
  readonly ids: {
    readonly voiceId: string
    readonly stockId: string
    readonly sampleId: string
    readonly speakerId: string
    readonly audioId: string
    readonly previewId: string
    readonly voiceJobId: string
    readonly dubbingId: string
    readonly dubJobId: string
    readonly dubSpeakerId: string
    readonly segmentId: string
    readonly voiceOperationId: string
    readonly dubOperationId: string
  }
}

/**
 * A private voice, audio and previews of it and of shared stock, a dubbing with a render, and their jobs and
 * operations.
 */
export async function createPrivateGraph(app: TestApp): Promise<PrivateGraph> {
  const { state } = app.upstream
  const { prisma } = app.server.deps.sources.database
  const separated = { sample_id: 'secret-sample', file_name: 'secret.wav', speakers: 2 }
  const samples = [{ ...separated, speaker_separation: { status: 'completed' as const } }]
  state.addVoice({ voice_id: 'secret-voice', name: 'Secret voice', samples })
  state.addVoice({ voice_id: 'stock', name: 'For everybody', category: 'premade' })
  await app.give('secret-voice', owner)
  await app.stock('stock')
  const speakers = state.voice('secret-voice')?.samples?.[0]?.speaker_separation?.speakers ?? {}
  const speakerId = Object.keys(speakers)[0]!

  const audioId = await speak(app, 'stock')
  await speak(app, 'secret-voice')
  const previewId = await design(app)
  await prisma.voicePreviewRecord.update({
    where: { id: previewId },
    data: { sourceVoiceId: 'stock', voiceId: 'stock', kind: 'REMIX' },
  })
  const { dub, jobs } = await createDubbingOf(app)
  const operations = await prisma.operationRecord.findMany({
    where: { kind: 'createSpeech', subjectId: 'secret-voice' },
  })
  const facts = { tenantId: 'org:acme', actorId: 'ada', inputHash: '', state: 'DONE', endedAt: new Date() } as const
  const dubOperation = await prisma.operationRecord.create({
    data: { ...facts, kind: 'dubDubbingSegments', subjectId: dub.dubbingId, expectation: {}, result: {} },
  })
  const voiceOperationId = operations[0]!.id
  const sample = { voiceId: 'secret-voice', sampleId: 'secret-sample' }
  const sampleId = voiceSampleId.encode(sample)
  const sampleSpeakerId = voiceSampleSpeakerId.encode({ ...sample, speakerId })
  return {
    voices: {
      Voice: { __typename: 'Voice', id: 'secret-voice' },
      VoiceSample: { __typename: 'VoiceSample', id: sampleId },
      VoiceSampleSpeaker: { __typename: 'VoiceSampleSpeaker', id: sampleSpeakerId },
      GeneratedAudio: { __typename: 'GeneratedAudio', id: audioId },
      VoicePreview: { __typename: 'VoicePreview', id: previewId },
      VoiceJob: { __typename: 'VoiceJob', id: jobs.voiceJobId },
    },
    dubbings: {
      DubbingResource: { __typename: 'DubbingResource', id: dub.dubbingId },
      DubbingSpeaker: { __typename: 'DubbingSpeaker', id: dub.dubSpeakerId },
      DubbingSegment: { __typename: 'DubbingSegment', id: dub.segmentId },
      DubbingRender: { __typename: 'DubbingRender', id: dub.renderId },
      VoiceJob: { __typename: 'VoiceJob', id: jobs.dubJobId },
    },
    secrets: {
      voices: [
        ...['secret-voice', 'Secret voice', 'secret-sample', SECRET_TEXT, SECRET_IDEA],
        ...[sampleId, sampleSpeakerId, audioId, previewId, jobs.voiceJobId, voiceOperationId],
      ],
      dubbings: [
        ...[dub.dubbingId, dub.dubSpeakerId, dub.segmentId, dub.renderId],
        ...[SECRET_DUBBING, jobs.dubJobId, dubOperation.id],
      ],
    },
    ids: {
      ...{ voiceId: 'secret-voice', stockId: 'stock', sampleId, speakerId, audioId, previewId },
      ...{ ...jobs, ...dub, voiceOperationId, dubOperationId: dubOperation.id },
    },
  }
}

const SECRET_TEXT = 'A secret sentence'
const SECRET_IDEA = 'A secret idea of how an old sailor sounds'
const SECRET_DUBBING = 'Secret dub'

async function speak(app: TestApp, voiceId: string): Promise<string> {
  const { data } = await app.ask<{ createSpeech: { generatedAudioId: string } }>(
    `mutation ($input: CreateSpeechInput!) { createSpeech(input: $input) { generatedAudioId userErrors { message } } }`,
    {
      as: ownerWith(...everyScope),
      variables: { input: { voiceId, text: SECRET_TEXT, hasAlignment: true, delivery: 'WHOLE' } },
    },
  )
  return data!.createSpeech.generatedAudioId
}

async function design(app: TestApp): Promise<string> {
  const input = { description: SECRET_IDEA, autoGenerateText: true }
  const { data } = await app.ask<{ designVoice: { previewIds: string[] } }>(
    `mutation ($input: DesignVoiceInput!) { designVoice(input: $input) { previewIds userErrors { message } } }`,
    { as: ownerWith(...everyScope), variables: { input } },
  )
  return data!.designVoice.previewIds[0]!
}

async function createDubbingOf(app: TestApp) {
  const dubbings = new DubbingApp(app)
  const dubbingId = await dubbings.add({ name: SECRET_DUBBING, target_languages: ['de'] }, owner)
  const { prisma } = app.server.deps.sources.database
  const common = { tenantId: 'org:acme', ownerId: 'ada', startedHere: true, revision: 1 }
  const voiceJob = await prisma.jobRecord.create({
    data: { ...common, kind: 'VOICE_TRAINING', voiceId: 'secret-voice', message: SECRET_TEXT },
  })
  const dubJob = await prisma.jobRecord.create({
    data: { ...common, revision: 2, kind: 'DUBBING', dubbingId, message: SECRET_DUBBING },
  })
  const as = ownerWith(...everyScope)
  const { data } = await app.ask<{ renderDubbing: { render: { id: string } } }>(
    `mutation ($input: RenderDubbingInput!) { renderDubbing(input: $input) { render { id } userErrors { message } } }`,
    { as, variables: { input: { dubbingId, language: 'de', type: 'MP3' } } },
  )
  const read = await app.ask<{
    dubbing: { speakers: { id: string }[]; segments: { edges: { node: { id: string } }[] } }
  }>(`query ($id: ID!) { dubbing(id: $id) { speakers { id } segments(first: 1) { edges { node { id } } } } }`, {
    as,
    variables: { id: dubbingId },
  })
  const { speakers, segments } = read.data!.dubbing
  return {
    dub: {
      ...{ dubbingId, renderId: data!.renderDubbing.render.id },
      ...{ dubSpeakerId: speakers[0]!.id, segmentId: segments.edges[0]!.node.id },
    },
    jobs: { voiceJobId: voiceJob.id, dubJobId: dubJob.id },
  }
}

const sdl = readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8')
export const schema: GraphQLSchema = buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true })

/** The entity types of the schema with their fields. */
export function fieldsByEntity(): { entity: string; fields: string[] }[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type)) return []
    const isEntity = type.astNode?.directives?.some(({ name }) => name.value === 'key')
    return isEntity ? [{ entity: type.name, fields: Object.keys(type.getFields()) }] : []
  })
}

export function rootFields(kind: 'Query' | 'Subscription'): string[] {
  const type = schema.getType(kind)
  return isObjectType(type) ? Object.keys(type.getFields()) : []
}

/** Selects a field with every required argument and its subfields down to `depth`. Empty if it needs more depth. */
export function selectField(typeName: string, fieldName: string, args: Readonly<Record<string, string>>, depth = 3) {
  const type = schema.getType(typeName)
  if (!isObjectType(type)) throw new Error(`${typeName} is not an object type.`)
  return select(type.getFields()[fieldName]!, args, depth)
}

type Args = Readonly<Record<string, string>>
type Field = GraphQLField<unknown, unknown>

function select(field: Field, args: Args, depth: number): string {
  const type = getNamedType(field.type)
  const passed = field.args.filter((arg) => isRequiredArgument(arg) || arg.name === 'first')
  const list = passed.map(({ name }) => `${name}: ${args[`${field.name}.${name}`] ?? args[name] ?? '2'}`)
  const head = list.length > 0 ? `${field.name}(${list.join(', ')})` : field.name
  if (!isCompositeType(type)) return head
  const below = depth === 0 ? '' : selectAll(type, args, depth - 1)
  return below === '' ? '' : `${head} { ${below} }`
}

function selectAll(type: GraphQLNamedType, args: Args, depth: number): string {
  if (!isObjectType(type) && !isInterfaceType(type)) return '__typename'
  // Fields with arguments below an entity are selected at the entity itself.
  const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument))
  return fields
    .map((field) => select(field, args, depth))
    .filter((text) => text !== '')
    .join(' ')
}

/** One private subject of each kind. */
export function privateMedia({
  ids,
}: PrivateGraph): Record<Exclude<MediaSubject['kind'], 'library-preview'>, MediaSubject> {
  const { voiceId, speakerId, audioId, previewId, dubbingId, stockId } = ids
  const { sampleId } = voiceSampleId.decode(ids.sampleId)!
  const { speakerId: dubSpeakerId } = dubbingSpeakerId.decode(ids.dubSpeakerId)!
  return {
    sample: { kind: 'sample', voiceId, sampleId },
    'sample-preview': { kind: 'sample-preview', voiceId, sampleId, removeBackgroundNoise: false },
    speaker: { kind: 'speaker', voiceId, sampleId, speakerId },
    'voice-preview': { kind: 'voice-preview', voiceId },
    'language-preview': { kind: 'language-preview', voiceId, language: 'en', modelId: 'm' },
    captcha: { kind: 'captcha', voiceId, attempt: 0 },
    audio: { kind: 'audio', audioId },
    preview: { kind: 'preview', previewId },
    'dubbing-audio': { kind: 'dubbing-audio', dubbingId, language: 'de' },
    'dubbing-media': { kind: 'dubbing-media', dubbingId, part: 'input', take: 'x' },
    'dubbing-similar': { kind: 'dubbing-similar', dubbingId, speakerId: dubSpeakerId, voiceId: stockId },
  }
}
