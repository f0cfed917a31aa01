import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { afterEach, jest } from '@jest/globals'
import { createFolderStore } from '../../../src/datasources/media/createFolderStore.js'
import { newFolder } from '../../media/startRecordings.js'

export const bytes = randomBytes(200_000)

afterEach(() => {
  jest.restoreAllMocks()
})

export async function newStore() {
  const [folder, transientFolder] = [await newFolder(), await newFolder()]
  return { folder, transientFolder, store: await createFolderStore(folder, transientFolder) }
}

export const partsIn = async (folder: string) => (await readdir(folder)).filter((name) => name.endsWith('.part'))
