import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { request } from 'undici'
import { dubbingTypes } from '../dubbing/dubbingQueries.js'
import type { ResourceSettings, WireResource } from '../dubbing/WireResource.js'
import { readSettings } from '../process/readSettings.js'
import { serveParent } from '../process/serveParent.js'

/**
 * A straightforward Apollo Server: each request fetches the resource and maps all of it to objects. No users, no
 * validation.
 */
const { upstream }: ResourceSettings = readSettings()
const headers = { 'xi-api-key': upstream.apiKey }

async function readDubbing(id: string) {
  const { body } = await request(`${upstream.url}/v1/dubbing/resource/${id}`, { headers })
  const raw: WireResource = JSON.parse(await body.text())
  const speakerOf = new Map(
    Object.entries(raw.speaker_tracks).flatMap(([id, { speaker_name: name, segments }]) =>
      segments.map((segmentId) => [segmentId, { id, name }] as const),
    ),
  )
  const segments = Object.entries(raw.speaker_segments).map(([id, segment]) => ({
    id,
    startSecs: segment.start_time,
    endSecs: segment.end_time,
    text: segment.text,
    speaker: speakerOf.get(id),
    dubs: Object.entries(segment.dubs).map(([language, dub]) => ({
      language,
      startSecs: dub.start_time,
      endSecs: dub.end_time,
      text: dub.text,
      isStale: dub.audio_stale,
    })),
  }))
  segments.sort((one, other) => one.startSecs - other.startSecs || one.endSecs - other.endSecs)
  return {
    version: raw.version,
    segments: ({ first }: { first: number }) => ({ edges: segments.slice(0, first).map((node) => ({ node })) }),
  }
}

const server = new ApolloServer({
  typeDefs: dubbingTypes,
  resolvers: { Query: { dubbing: (_: unknown, { id }: { id: string }) => readDubbing(id) } },
  stopOnTerminationSignals: false,
})
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
serveParent({ url: url.replace(/\/$/, '') }, () => server.stop())
