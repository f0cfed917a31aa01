import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Config, loadConfig, packageRoot } from '../../../src/config.js'
import { folderProblem } from '../../../src/datasources/folderProblem.js'
import { BindingStore } from '../../../src/datasources/postgres/workspace/BindingStore.js'
import { StartError } from '../../../src/errors.js'
import { nodeProblem } from '../../../src/nodeVersion.js'
import { addressProblem } from '../../../src/server/start/checkStart.js'
import { explainFailure } from '../../../src/server/start/explainStart.js'
import { startServer } from '../../../src/server/startServer.js'
import { bindUpstream } from '../../../src/services/workspace/bindUpstream.js'
import { openTestDatabase, silent } from '../../support/database.js'
import { startTestApp } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyphony-start-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** The message of a start that is refused before the database is opened. */
async function refusalOf(env: Record<string, string>, config: Partial<Config> = {}): Promise<string> {
  const settings = { ...loadConfig({ HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, ...env }), ...config }
  const openDatabase = () => Promise.reject(new Error('The database was opened.'))
  const error: unknown = await startServer(settings, silent, { openDatabase }).catch((failure: unknown) => failure)
  return explainFailure(error)
}

describe('A start is refused with the variable and the cure', () => {
  test('if DATA_DIR is a file, or is below one', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    expect(await refusalOf({ DATA_DIR: file })).toBe(
      `The folder ${file} of DATA_DIR cannot be used (EEXIST): a file has its name. Move the file, or set DATA_DIR to another folder.`,
    )
    expect(await refusalOf({ DATA_DIR: join(file, 'below') })).toMatch(/of DATA_DIR cannot be used \(ENOTDIR\): a file/)
  })

  test.each([
    ['a full disk, as PGlite reports it', { name: 'ErrnoError', errno: 51 }, 'ENOSPC): its disk is full. Free space'],
    ['a full disk, as Postgres reports it', { code: '53100' }, '(ENOSPC): its disk is full. Free space on it'],
    ['a full disk behind a migration', new StartError('', { cause: { code: '53100' } }), '(ENOSPC): its disk is full'],
    ['a read-only file system', { code: 'EROFS' }, '(EROFS): its file system is read-only. Mount it writable'],
    ['missing permissions', { code: 'EACCES' }, '(EACCES): this user may not write there. Change its owner'],
    ['anything else', new Error('It is broken'), 'cannot be used: It is broken. Set DATA_DIR to another folder.'],
  ])('if DATA_DIR has %s', (_cause, error, message) => {
    const text = explainFailure(folderProblem({ variable: 'DATA_DIR', folder: '/data' }, error))
    expect(text).toContain(message)
    expect(text).toMatch(/^The folder \/data of DATA_DIR/)
    expect(text).toMatch(/et DATA_DIR to another folder\.$/)
  })

  test('if HOST is no address of this machine', async () => {
    expect(await refusalOf({}, { host: '192.0.2.1' })).toBe(
      'The server cannot listen on HOST=192.0.2.1 PORT=0: HOST is no address of this machine. ' +
        'Set HOST to 127.0.0.1 for this machine only, or to 0.0.0.0 for all its addresses.',
    )
    expect(await refusalOf({}, { host: 'absent.invalid' })).toContain('HOST is no address of this machine')
  })

  test('if PORT is in use, before the database is opened', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await refusalOf({ PORT: String(port) })).toBe(
      `The server cannot listen on HOST=127.0.0.1 PORT=${port}: another process uses this port. Stop it, or set PORT to a free port.`,
    )
    other.close()
  })

  test('if PORT needs privileges', () => {
    const problem = addressProblem({ host: '127.0.0.1', port: 80 }, { code: 'EACCES' })
    expect(explainFailure(problem)).toContain('PORT=80: this user may not use this port. Set PORT to 1024 or above.')
  })

  test.each(['Production', 'prod', 'PRODUCTION'])('if NODE_ENV is %s, which is no environment', (value) => {
    expect(() => loadConfig({ NODE_ENV: value })).toThrow('NODE_ENV must be one of: production, development, test')
  })

  test.each(['20.11.1', '22.12.0', '22.18.9'])('if Node is version %s', (version) => {
    expect(nodeProblem(version, packageRoot)).toMatch(
      `Node ${version} is too old: the server needs Node 22.19 or later.`,
    )
  })

  test.each(['22.19.0', '22.100.1', '24.0.0'])('but not if Node is version %s', (version) => {
    expect(nodeProblem(version, packageRoot)).toBeUndefined()
  })
})

describe('The upstream', () => {
  test('that refuses the key ends the start with the name of the key', async () => {
    const starting = startTestApp({ env: { ELEVENLABS_API_KEY: 's3cret' } })
    await expect(starting).rejects.toThrow(
      /^127.0.0.1 refuses the key of ELEVENLABS_API_KEY \(invalid_api_key\). Set ELEVENLABS_API_KEY to a valid key/,
    )
    await expect(starting).rejects.not.toThrow(/s3cret/)
  })

  test('that is another one than before ends the start with the name of the data to change', async () => {
    const { database, close } = await openTestDatabase()
    await new BindingStore(database.prisma).bind({ host: '127.0.0.1', accountId: null })
    const upstream = { as: () => ({ account: { getUser: async () => ({ id: 'real' }) } }) } as never
    const bind = (kind: 'embedded' | 'postgres') =>
      bindUpstream({ upstream, database: { ...database, kind } }, 'https://api.elevenlabs.io', { logger: silent })
    await expect(bind('embedded')).rejects.toThrow(
      'This database belongs to the upstream 127.0.0.1, not to api.elevenlabs.io. Set ELEVENLABS_API_KEY and ' +
        'ELEVENLABS_BASE_URL to those of before (without them, the emulator is used), or set DATA_DIR to another folder.',
    )
    await expect(bind('postgres')).rejects.toThrow('or set DATABASE_URL to another database.')
    await close()
  })
})

test('A server that cannot load the keys of AUTH_JWKS_URL says so and is ready only when it can', async () => {
  const issuer = createServer((_request, response) => response.end(JSON.stringify({ keys: [] })))
  await once(issuer.listen(0, '127.0.0.1'), 'listening')
  const { port } = issuer.address() as AddressInfo
  await new Promise((resolve) => issuer.close(resolve))

  const env = { AUTH_JWT_SECRET: '', AUTH_JWKS_URL: `http://127.0.0.1:${port}/keys` }
  await using app = await startTestApp({ env })
  const ready = async () => {
    const response = await fetch(`${app.url}/health/ready`)
    return { code: response.status, ...((await response.json()) as object) }
  }
  expect(await ready()).toMatchObject({ code: 503, status: 'unavailable', database: 'ok', tokenKeys: 'unavailable' })
  expect(app.logs()).toContain('correct AUTH_JWKS_URL, or make it reachable')

  await once(issuer.listen(port, '127.0.0.1'), 'listening')
  await waitUntil(async () => (await ready()).code === 200, 'the server is ready')
  issuer.close()
})

describe('npm start', () => {
  async function planFor(files: readonly string[], version?: string) {
    const { planStart } = await import('../../../scripts/prepareStart.mjs' as string)
    const root = await mkdtemp(join(folder, 'root-'))
    for (const file of files) {
      await mkdir(join(root, file, '..'), { recursive: true })
      await writeFile(join(root, file), '')
    }
    return planStart(root, version)
  }
  const tools = ['node_modules/.bin/prisma', 'node_modules/.bin/tsc']

  test('builds with the development dependencies, and starts a finished build without them', async () => {
    expect(await planFor(tools)).toEqual({ build: true })
    expect(await planFor(['dist/src/main.js'])).toEqual({ build: false })
  })

  test('without development dependencies and without a build says which commands to run', async () => {
    expect(await planFor([])).toMatchObject({ problem: expect.stringContaining('Run `npm ci` and `npm run build`') })
  })

  test('on an old version of Node says which one it needs, before it builds', async () => {
    const problem = 'Node 20.11.1 is too old: the server needs Node >=22.19. Install it, or run `npm ci`.'
    expect(await planFor(tools, '20.11.1')).toEqual({ build: false, problem })
  })
})
