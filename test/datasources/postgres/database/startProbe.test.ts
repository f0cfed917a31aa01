import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import type { PGlite } from '@electric-sql/pglite'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { databaseUrlProblems, withSessionSettings } from '../../../../src/datasources/postgres/database/databaseUrl.js'
import { openDatabase } from '../../../../src/datasources/postgres/database/openDatabase.js'
import { type ProbeSession, probeServer } from '../../../../src/datasources/postgres/database/probeServer.js'
import { StartError } from '../../../../src/errors.js'
import { openEmbeddedCopy } from '../../../runner/embeddedDatabases.js'
import { silent } from '../../../support/database.js'

describe('The probe of the database server', () => {
  let pglite: PGlite
  let other: PGlite
  beforeAll(async () => {
    pglite = await openEmbeddedCopy()
    other = await openEmbeddedCopy()
  })
  afterEach(() => pglite.exec('RESET ALL'))
  afterAll(() => Promise.all([pglite.close(), other.close()]))

  const sessionOf = (server: PGlite): ProbeSession => ({
    query: (sql) => server.query(sql),
    onNotification: (receive) => void server.onNotification(receive),
  })
  const probe = () => probeServer(sessionOf(pglite), sessionOf(pglite), 50)
  const good = `SET TimeZone = 'UTC'; SET search_path = public`

  test('accepts a server that has what the program needs, also with the default settings of PostgreSQL', async () => {
    await pglite.exec(good)
    await expect(probe()).resolves.toBeUndefined()
    await pglite.exec(`SET TimeZone = 'Etc/UTC'; RESET search_path; SET DateStyle = 'ISO, DMY'`)
    await expect(probe()).resolves.toBeUndefined()
  })

  test.each([
    [
      `TimeZone = 'America/New_York'`,
      /DATABASE_URL have TimeZone = America\/New_York instead of UTC.*ALTER ROLE "\w+" SET/,
    ],
    [`search_path = information_schema`, /search_path = information_schema instead of public/],
    [`search_path = absent`, /cannot use the schema public. Run CREATE SCHEMA IF NOT EXISTS public/],
    [`DateStyle = 'German'`, /DateStyle = German, DMY instead of ISO, MDY/],
    [`default_transaction_isolation = 'serializable'`, /serializable instead of read committed/],
    [`default_transaction_read_only = on`, /DATABASE_URL accepts no writes.*primary server/],
  ])('refuses sessions with %s and names the cure', async (setting, message) => {
    await pglite.exec(`${good}; SET ${setting}`)
    await expect(probe()).rejects.toThrow(message)
    await expect(probe()).rejects.toThrow(StartError)
  })

  test('refuses a pooler in transaction mode, through which no notification arrives', async () => {
    await pglite.exec(good)
    const probing = probeServer(sessionOf(pglite), sessionOf(other), 50)
    await expect(probing).rejects.toThrow(/No notification arrived on DATABASE_URL.*transaction mode.*session mode/)
  })
})

describe('DATABASE_URL', () => {
  const problems = (text: string) => databaseUrlProblems('DATABASE_URL', text).join('; ')

  test.each([
    'postgres://u:p%40ss@127.0.0.1/db',
    'postgres://u:p@ss@127.0.0.1/db?schema=public&sslmode=verify-full&application_name=x',
    'postgresql:///db?host=/var/run/postgresql&options=-c%20timezone%3Dutc%20-c%20work_mem%3D8MB',
  ])('%s is accepted', (url) => {
    expect(problems(url)).toBe('')
  })

  test.each([
    ['?schema=polyphony', 'must not set schema: the program needs a database of its own'],
    ['?options=-c%20TimeZone%3DAsia/Tokyo', 'must not set TimeZone in options: the program needs UTC'],
    ['?options=--search-path=polyphony', 'must not set search_path in options: the program needs public'],
    ['?pgbouncer=true', 'must not set pgbouncer. Connect directly to PostgreSQL or through a pooler in session mode'],
    ['?connection_limit=5', 'must not set connection_limit.'],
    ['?sslmode=allow', 'sslmode must be one of: disable, prefer'],
    ['?colour=red', 'has an unknown parameter. Allowed: host, port'],
  ])('with the parameter %s is refused instead of ignored', (parameter, message) => {
    expect(problems(`postgres://u:p@127.0.0.1/db${parameter}`)).toContain(message)
  })

  test.each(['s3cret/@', 's3cret#@', '12?s3cret@', '12/s3cret@', '100%s3cret'])(
    'with the unescaped password %s is refused without its value',
    (password) => {
      const text = problems(`postgres://u:${password}@127.0.0.1/db`)
      expect(text).toContain('percent-encode special characters: @ as %40')
      expect(text).not.toContain('s3cret')
    },
  )

  test('keeps its own options next to the settings that the program needs', () => {
    const url = new URL(withSessionSettings('postgres://u@h/db?schema=public&options=-c%20work_mem%3D8MB'))
    expect(url.searchParams.get('options')).toBe(
      '-c work_mem=8MB -c TimeZone=UTC -c search_path=public -c DateStyle=ISO,\\ MDY -c default_transaction_isolation=read\\ committed',
    )
    expect(url.searchParams.has('schema')).toBe(false)
  })
})

describe('A database that cannot be opened', () => {
  const open = (url: string) => openDatabase({ url, dataDir: tmpdir(), waitMs: 0 }, silent)

  async function closedPort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    await new Promise((resolve) => server.close(resolve))
    return port
  }

  test('because its port is closed is reported with the address and the variable', async () => {
    const port = await closedPort()
    const opening = open(`postgres://u:s3cret@127.0.0.1:${port}/db`)
    await expect(opening).rejects.toThrow(
      `The database server at 127.0.0.1:${port} cannot be reached (ECONNREFUSED). Start PostgreSQL, or set its host and port in DATABASE_URL.`,
    )
    await expect(opening).rejects.toThrow(StartError)
  })

  test('because its host is unknown is reported with the host and the encoding of passwords', async () => {
    await expect(open('postgres://u:s3cret@database.invalid/db')).rejects.toThrow(
      /^The host database.invalid of DATABASE_URL is unknown. Correct its name. In the user name and the password, percent-encode/,
    )
  })
  test('because it is not up yet is waited for, with one warning', async () => {
    const warnings: string[] = []
    const warn = (_fields: object, message: string) => void warnings.push(message)
    const url = `postgres://u@127.0.0.1:${await closedPort()}/db`
    const opening = openDatabase({ url, dataDir: tmpdir(), waitMs: 900 }, { ...silent, warn } as never)
    await expect(opening).rejects.toThrow('cannot be reached')
    expect(warnings).toEqual(['the database is not up yet'])
  })

  const server = process.env.TEST_DATABASE_URL
  const onServerOnly = server ? test : test.skip
  const changed = (parts: object) => Object.assign(new URL(server ?? ''), parts).href

  onServerOnly('because its name is unknown is reported with the name and the variable', async () => {
    await expect(open(changed({ pathname: '/absent_db' }))).rejects.toThrow(
      /^The database "absent_db" does not exist on .*:\d+. Create it with CREATE DATABASE, or correct the name in DATABASE_URL/,
    )
  })

  onServerOnly('because its role is unknown or refused is reported with the role, without the password', async () => {
    const opening = open(changed({ username: 'absent_role', password: 's3cret' }))
    await expect(opening).rejects.toThrow(
      /refused the role "absent_role" .* Correct the user name and the password in DATABASE_URL/,
    )
    await expect(opening).rejects.not.toThrow(/s3cret/)
  })
})
