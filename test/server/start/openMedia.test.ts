import { randomBytes, randomUUID } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ConfigError } from '../../../src/config.js'
import { createFolderStore } from '../../../src/datasources/media/createFolderStore.js'
import { MediaStoreLease } from '../../../src/datasources/postgres/audio/MediaStoreLease.js'
import { type OpenMedia, openMedia } from '../../../src/server/start/openMedia.js'
import { newFolder, newStream, startRecordings } from '../../media/startRecordings.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { waitUntil } from '../../support/waitUntil.js'

let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

async function open(folder: string): Promise<OpenMedia> {
  const { workerStore } = await startRecordings()
  return openMedia(folder, { database: db.database, audioWorkerStore: workerStore as never }, silent)
}

test('A start with another folder than that of a running process is refused with instructions', async () => {
  const [ours, theirs] = [await newFolder(), await newFolder()]
  const { id } = await createFolderStore(theirs)
  const options = { logger: silent, holder: randomUUID() }
  const lease = await MediaStoreLease.acquire(db.database.prisma, id, options)
  const refused = open(ours)
  await expect(refused).rejects.toThrow(ConfigError)
  await expect(refused).rejects.toThrow('set MEDIA_URL to a folder that they share')
  const same = await open(theirs)
  await same.close()
  await lease.close()
  const alone = await open(ours)
  await alone.close()
})

test('An invalid folder is refused with the name of the variable', async () => {
  const file = join(await newFolder(), 'file')
  await writeFile(file, '')
  await expect(open(file)).rejects.toThrow('MEDIA_URL')
})

test('Closing completes recordings that are in progress', async () => {
  const folder = await newFolder()
  const media = await open(folder)
  const id = randomUUID()
  const { body, ...stream } = newStream()
  media.recordings.begin({ id, isTimed: false, isTransient: false }, { ...stream, body })
  body.write(randomBytes(1000))
  await waitUntil(() => media.recordings.live(id)?.sizeBytes === 1000, 'the recording has all the bytes')
  const closing = media.close()
  body.end(randomBytes(1000))
  await closing
  expect((await readdir(folder)).sort()).toEqual(['.polyphony-media', id, `${id}.timing`].sort())
})
