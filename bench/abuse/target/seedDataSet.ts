import { setTimeout as sleep } from 'node:timers/promises'
import type { WireVoice } from '../../../emulator/index.js'
import { voiceSampleId, voiceSampleSpeakerId } from '../../../src/schema/shared/compositeId.js'
import { voiceFixture } from '../../reads/voiceFixture.js'
import { type Person, tokenFor } from '../../tokenFor.js'
import type { IdPool } from '../operations/IdPool.js'
import type { AbuseTarget } from './AbuseTarget.js'
import { attackers, everyScope, victims } from './callers.js'
import { GraphqlClient } from './GraphqlClient.js'

export interface DataSet {
  readonly pool: IdPool
  /** Path and query of media URLs, signed for attackers. */
  readonly mediaPaths: readonly string[]
  readonly longMediaPath: string
  readonly voices: number
}

/** Part of all data of the other tenant, so that a leak of it is recognised. */
export const marker = 'Confidential-7Qx2'

const stockVoices = 20
const atOnce = 8
const dubTimeoutMs = 60_000
const longText = 'The quiet harbour wakes before the gulls do. '.repeat(100)

interface Owned {
  readonly voices: readonly WireVoice[]
  readonly audios: readonly string[]
  readonly paths: readonly string[]
  readonly dubbings: readonly string[]
  readonly dubbingSpeakers: readonly string[]
  readonly segments: readonly string[]
  readonly previews: readonly string[]
  readonly jobs: readonly string[]
}

/** Fills a new server: hundreds of voices of several users of two tenants, audio, previews, dubbings and jobs. */
export async function seedDataSet(target: AbuseTarget, count: number): Promise<DataSet> {
  const admin = await clientOf(target, { userId: 'operator', tenantId: 'org:platform' }, 'platform:admin')
  await target.controls.overrideDubbings({ queuedMs: 0, dubbingMs: 50, speakers: 3, segments: 30 })
  for (let index = 0; index < stockVoices; index += 1) {
    await target.controls.addVoice({ name: `Stock ${index}`, category: 'premade' })
  }
  // In parallel: each waits some seconds for a dubbing.
  const owned = await Promise.all([
    ...attackers.map((person, index) => seedOwner(target, admin, { person, prefix: `Open ${index}`, count })),
    ...victims.map((person, index) => seedOwner(target, admin, { person, prefix: `${marker} ${index}`, count })),
  ])
  const client = await clientOf(target, attackers[0]!, everyScope)
  const { voices } = owned[0]!
  await shareVoices(client, voices)
  const long = await speak(client, { voiceId: voices[0]!.voice_id, text: longText, outputFormat: 'PCM_44100' })
  return {
    pool: poolOf(owned),
    mediaPaths: [...owned.slice(0, attackers.length).flatMap((one) => one.paths), long.path],
    longMediaPath: long.path,
    voices: owned.flatMap((one) => one.voices).length,
  }
}

async function shareVoices(client: GraphqlClient, voices: readonly WireVoice[]): Promise<void> {
  for (const [index, { voice_id: voiceId }] of voices.entries()) {
    if (index % 4 === 0) await client.ask(shareVoice, { voiceId, userId: attackers[1]!.userId })
    if (index % 5 === 0) await client.ask(setVisibility, { voiceId })
  }
}

function poolOf(owned: readonly Owned[]): IdPool {
  const all = <Item>(read: (one: Owned) => readonly Item[]): Item[] => owned.flatMap(read)
  const voices = all((one) => one.voices)
  const samples = voices.flatMap(({ voice_id: voiceId, samples }) =>
    (samples ?? []).map((sample) => ({ sample, key: { voiceId, sampleId: sample.sample_id } })),
  )
  return {
    voice: voices.map((voice) => voice.voice_id),
    sample: samples.map(({ key }) => voiceSampleId.encode(key)),
    speaker: samples.flatMap(({ sample, key }) =>
      Object.keys(sample.speaker_separation?.speakers ?? {}).map((speakerId) =>
        voiceSampleSpeakerId.encode({ ...key, speakerId }),
      ),
    ),
    audio: all((one) => one.audios),
    preview: all((one) => one.previews),
    dubbing: all((one) => one.dubbings),
    dubbingSpeaker: all((one) => one.dubbingSpeakers),
    segment: all((one) => one.segments),
    job: all((one) => one.jobs),
    user: [...attackers, ...victims].map(({ userId }) => userId),
    model: ['eleven_multilingual_v2', 'eleven_turbo_v2_5', 'eleven_english_sts_v2'],
  }
}

export async function clientOf(target: AbuseTarget, person: Person, scope: string): Promise<GraphqlClient> {
  return new GraphqlClient(target.url, `Bearer ${await tokenFor(person, scope)}`)
}

const adoptVoice = `mutation ($input: AdoptVoiceInput!) { adoptVoice(input: $input) { userErrors { code message } } }`
const shareVoice = `mutation ($voiceId: ID!, $userId: ID!) {
  shareVoice(input: { id: $voiceId, userId: $userId, permission: EDIT }) { userErrors { code } }
}`
const setVisibility = `mutation ($voiceId: ID!) {
  setVoiceVisibility(input: { id: $voiceId, visibility: TENANT }) { userErrors { code } }
}`
const createSpeech = `mutation ($input: CreateSpeechInput!) {
  createSpeech(input: $input) { generatedAudio { id audio { url } } userErrors { code message } }
}`
const designVoice = `mutation ($input: DesignVoiceInput!) {
  designVoice(input: $input) { previews { id audio { url } } userErrors { code message } }
}`
const createDubbing = `mutation ($input: CreateDubbingInput!) {
  createDubbing(input: $input) { dubbingId userErrors { code message } }
}`
const dubbing = `query ($id: ID!) {
  dubbing(id: $id) { status input { url } speakers { id } segments(first: 50) { nodes: edges { node { id } } } }
}`
const separate = `mutation ($id: ID!) {
  separateSpeakers(input: { id: $id }) { userErrors { code } }
}`
const mediaOf = `query ($id: ID!) {
  voice(id: $id) { preview { url } samples { audio { url } preview { url } speakerSeparation { speakers { audio { url } } } } }
}`

interface Ownership {
  readonly person: Person
  /** Begins every text. */
  readonly prefix: string
  readonly count: number
}

async function seedOwner(
  target: AbuseTarget,
  admin: GraphqlClient,
  { person, prefix, count }: Ownership,
): Promise<Owned> {
  const voices: WireVoice[] = []
  for (let index = 0; index < count; index += 1) {
    const fixture = voiceFixture(index)
    const samples = fixture.samples?.map((sample) => ({ ...sample, file_name: `${prefix} ${sample.file_name}` }))
    const isTrained = index % 2 === 0
    voices.push(
      await target.controls.addVoice({
        ...fixture,
        name: `${prefix} ${fixture.name}`,
        category: isTrained ? 'professional' : 'cloned',
        samples: isTrained ? samples : [...(samples ?? []), { file_name: `${prefix} raw.wav`, duration_secs: 2 }],
      }),
    )
  }
  const { userId: ownerId, tenantId } = person
  for (let start = 0; start < voices.length; start += atOnce) {
    const some = voices.slice(start, start + atOnce)
    await Promise.all(
      some.map(({ voice_id: voiceId }) => admin.ask(adoptVoice, { input: { id: voiceId, ownerId, tenantId } })),
    )
  }
  const client = await clientOf(target, person, everyScope)
  return { voices, ...(await makeThings(client, voices, prefix)) }
}

async function makeThings(
  client: GraphqlClient,
  voices: readonly WireVoice[],
  prefix: string,
): Promise<Omit<Owned, 'voices'>> {
  const speaking = voices.filter(({ category }) => category === 'cloned')
  const audios = []
  for (const [index, { voice_id: voiceId }] of speaking.slice(0, 6).entries()) {
    audios.push(
      await speak(client, { voiceId, text: `${prefix} says number ${index}.`, outputFormat: 'MP3_44100_128' }),
    )
  }
  const previews = await design(client, prefix)
  const dubbing = await addDubbing(client, prefix)
  for (const voice of speaking.slice(0, 5)) {
    const sampleId = voice.samples?.at(-1)?.sample_id
    if (sampleId === undefined) continue
    await client.ask(separate, { id: voiceSampleId.encode({ voiceId: voice.voice_id, sampleId }) })
  }
  const { voiceJobs: jobs } = await client.ask<{ voiceJobs: { edges: { node: { id: string } }[] } }>(
    '{ voiceJobs(first: 50) { edges { node { id } } } }',
  )
  const paths = await Promise.all(voices.slice(0, 3).map(({ voice_id: id }) => client.ask(mediaOf, { id })))
  return {
    audios: audios.map(({ id }) => id),
    paths: [
      ...audios.map(({ path }) => path),
      ...previews.map(({ path }) => path),
      ...paths.flatMap(urlsIn),
      ...dubbing.paths,
    ],
    previews: previews.map(({ id }) => id),
    dubbings: [dubbing.id],
    dubbingSpeakers: dubbing.speakers,
    segments: dubbing.segments,
    jobs: jobs.edges.map(({ node }) => node.id),
  }
}

interface SpeechInput {
  readonly voiceId: string
  readonly text: string
  readonly outputFormat: 'PCM_44100' | 'MP3_44100_128'
}

interface Made {
  readonly id: string
  readonly path: string
}

interface WithMedium {
  readonly id: string
  readonly audio: { readonly url: string }
}

async function speak(client: GraphqlClient, input: SpeechInput): Promise<Made> {
  const data = await client.ask<{ createSpeech: { generatedAudio: WithMedium | null; userErrors: unknown[] } }>(
    createSpeech,
    { input },
  )
  const { generatedAudio, userErrors } = data.createSpeech
  if (generatedAudio === null) throw new Error(`Nothing was spoken: ${JSON.stringify(userErrors)}`)
  return madeOf(generatedAudio)
}

async function design(client: GraphqlClient, prefix: string): Promise<Made[]> {
  const description = `${prefix}: a calm narrator with a warm and steady voice.`
  const text = `${prefix}: ${'The quiet harbour wakes before the gulls do. '.repeat(4)}`
  const data = await client.ask<{ designVoice: { previews: WithMedium[] } }>(designVoice, {
    input: { description, text },
  })
  return data.designVoice.previews.map(madeOf)
}

interface FoundDubbing {
  readonly status: string
  readonly speakers: readonly { id: string }[]
  readonly segments: { readonly nodes: readonly { node: { id: string } }[] }
}

async function addDubbing(client: GraphqlClient, prefix: string) {
  const input = {
    name: `${prefix} tour`,
    sourceUrl: 'https://media.example.com/tour.mp4',
    isStudio: true,
    targetLanguage: 'de',
  }
  const created = await client.ask<{ createDubbing: { dubbingId: string | null; userErrors: unknown[] } }>(
    createDubbing,
    { input },
  )
  const { dubbingId: id, userErrors } = created.createDubbing
  if (id === null) throw new Error(`Nothing was dubbed: ${JSON.stringify(userErrors)}`)
  const endAt = Date.now() + dubTimeoutMs
  let found = await client.ask<{ dubbing: FoundDubbing }>('query ($id: ID!) { dubbing(id: $id) { status } }', { id })
  while (found.dubbing.status !== 'DUBBED') {
    if (Date.now() > endAt) throw new Error(`A dubbing is still ${found.dubbing.status}`)
    await sleep(200)
    found = await client.ask('query ($id: ID!) { dubbing(id: $id) { status } }', { id })
  }
  found = await client.ask<{ dubbing: FoundDubbing }>(dubbing, { id })
  const { speakers, segments } = found.dubbing
  return {
    id,
    paths: urlsIn(found),
    speakers: speakers.map((speaker) => speaker.id),
    segments: segments.nodes.map(({ node }) => node.id),
  }
}

function madeOf({ id, audio }: WithMedium): Made {
  return { id, path: pathOf(audio.url) }
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

function urlsIn(data: unknown): string[] {
  return [...JSON.stringify(data).matchAll(/"url":"(http[^"]+)"/g)].map(([, url]) => pathOf(url!))
}
