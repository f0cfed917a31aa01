import type { PassThrough } from 'node:stream'
import type { Viewer } from '../../../src/auth/Viewer.js'
import { newStream, type Row, startRecordings, type TestRecordings } from '../startRecordings.js'
import { type MediaServer, type MediaServerOptions, startMedia } from './mediaServer.js'

export interface AudioServer extends TestRecordings {
  urlOf(audioId: string): string
  /** The recording has the owner if one is given. */
  begin(facts?: Partial<Row>, owner?: Viewer): { id: string; body: PassThrough }
  /** Ready audio. */
  make(content: Uint8Array, facts?: Partial<Row>): Promise<string>
  /** Number of row reads by deliveries. */
  asked(): number
  readonly media: MediaServer
}

/** Media routes on recordings that a test controls. All belong to Ann. */
export async function startAudioServer(options: MediaServerOptions = {}): Promise<AudioServer> {
  const setup = await startRecordings()
  let asked = 0
  const media = await startMedia({
    async loadAudio(viewer, id) {
      asked += 1
      return (viewer.kind === 'user' && viewer.userId === 'ann' ? setup.rows.get(id) : null) ?? null
    },
    ...options,
    audio: { mediaStore: setup.store, ...setup, ...options.audio },
  })
  const begin = (facts?: Partial<Row>, owner?: Viewer) => {
    const { id, isTimed, isTransient } = setup.add(facts)
    const stream = newStream()
    setup.recordings.begin({ id, owner, isTimed, isTransient }, stream)
    return { id, body: stream.body }
  }
  return {
    ...setup,
    asked: () => asked,
    media,
    begin,
    urlOf: (audioId) => media.sign({ kind: 'audio', audioId }),
    async make(content, facts) {
      const { id, body } = begin(facts)
      body.end(content)
      await setup.over(id)
      return id
    },
  }
}
