import {
  dubbingSegmentId,
  dubbingSpeakerId,
  voiceSampleId,
  voiceSampleSpeakerId,
} from '../../src/schema/shared/compositeId.js'
import { DubbingApp } from './dubbingApp.js'
import type { Person, TestApp } from './startTestApp.js'
import { viewerOf } from './voiceRows.js'
import type { Input } from './wrongValues.js'

const scopes = ['voices:read', 'voices:write', 'audio:generate', 'dubbing:read', 'dubbing:write'] as const
export const ada: Person = { sub: 'ada', org: 'acme', scopes }
export const operator: Person = { sub: 'op', org: 'platform', scopes: ['voices:read', 'platform:admin'] }

const hour = 3_600_000
const long =
  'A text of more than one hundred characters, which is the least that a preview of a voice can be made of here.'

/** A server with all objects for the mutations of Ada. */
export interface MutationWorld {
  app: TestApp
  clonedId: string
  professionalId: string
  deletedId: string
  ownerlessId: string
  sampleId: string
  deletedSampleId: string
  speakerIds: string[]
  previewIds: string[]
  audioIds: string[]
  operationId: string
  madeVoiceId: string
  dubbingId: string
  deletedDubbingId: string
  segmentIds: string[]
  dubbingSpeakerIds: string[]
}

export async function startMutationWorld(): Promise<MutationWorld> {
  const dubbings = await DubbingApp.start({
    env: { PRONUNCIATION_DICTIONARY_IDS: 'words,names', REMIXING_SESSION_IDS: 'session,session:round' },
    emulator: {
      maximumConcurrentRequests: 100,
      generation: { firstPieceMs: 0, pauseMs: 0 },
      work: { queuedMs: hour, trainingMs: hour, separationMs: hour },
    },
  })
  const { app } = dubbings
  return { app, ...(await addVoices(app)), ...(await addAudio(app)), ...(await addDubbings(dubbings)) }
}

async function addVoices(app: TestApp) {
  const { state } = app.upstream
  for (const id of ['cloned', 'professional', 'deleted']) {
    state.addVoice({
      voice_id: id,
      name: id,
      category: id === 'professional' ? 'professional' : 'cloned',
      samples: [
        { sample_id: `${id}-1`, duration_secs: 3, speakers: 2 },
        { sample_id: `${id}-2`, duration_secs: 3 },
      ],
    })
    await app.give(id, ada)
  }
  state.verifyVoice('professional')
  state.patchSample('professional', 'professional-1', { speaker_separation: { status: 'completed' } })
  for (const id of ['ownerless', 'made']) state.addVoice({ voice_id: id, name: id, category: 'cloned' })
  const sample = state.voice('professional')!.samples![0]!
  const speakers = Object.keys(sample.speaker_separation!.speakers!)
  const key = { voiceId: 'professional', sampleId: 'professional-1' }
  return {
    clonedId: 'cloned',
    professionalId: 'professional',
    deletedId: 'deleted',
    ownerlessId: 'ownerless',
    madeVoiceId: 'made',
    operationId: await loseClone(app),
    sampleId: voiceSampleId.encode(key),
    deletedSampleId: voiceSampleId.encode({ voiceId: 'professional', sampleId: 'professional-2' }),
    speakerIds: speakers.map((speakerId) => voiceSampleSpeakerId.encode({ ...key, speakerId })),
  }
}

/** An operation of Ada with an unknown outcome. */
async function loseClone(app: TestApp): Promise<string> {
  const operations = app.server.deps.sources.operationsOf(viewerOf('ada', 'org:acme', ...scopes), 'test')
  const { operation } = await operations.plan({ kind: 'cloneVoice', inputHash: 'h', expectation: { name: 'Made' } })
  await operations.markSent(operation)
  await operations.markUnknown(operation.id)
  return operation.id
}

async function addAudio(app: TestApp) {
  const made = async (field: string, input: Input, selection: string) => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { made: ${field}(input: $input) { ${selection} userErrors { message } } }`
    const { data, errors } = await app.ask<{ made: Record<string, unknown> }>(query, { as: ada, variables: { input } })
    if (errors || (data!.made.userErrors as unknown[]).length > 0) throw new Error(JSON.stringify({ data, errors }))
    return data!.made
  }
  const audioIds: string[] = []
  for (const text of ['One.', 'Two.', 'Three.']) {
    const { generatedAudioId } = await made('createSpeech', { voiceId: 'cloned', text }, 'generatedAudioId')
    audioIds.push(String(generatedAudioId))
  }
  const { previewIds } = await made('designVoice', { description: long, text: long }, 'previewIds')
  return { audioIds, previewIds: previewIds as string[] }
}

async function addDubbings(dubbings: DubbingApp) {
  const dubbingId = await dubbings.add({ segments: 6, duration_secs: 40, target_languages: ['es', 'fr'] }, ada)
  const resource = dubbings.upstreamDubbings.resource(dubbingId)!
  const segments = Object.values(resource.speaker_segments).sort((one, other) => one.start_time - other.start_time)
  return {
    dubbingId,
    deletedDubbingId: await dubbings.add({}, ada),
    segmentIds: segments.map(({ id: segmentId }) => dubbingSegmentId.encode({ dubbingId, segmentId })),
    dubbingSpeakerIds: Object.keys(resource.speaker_tracks).map((speakerId) =>
      dubbingSpeakerId.encode({ dubbingId, speakerId }),
    ),
  }
}
