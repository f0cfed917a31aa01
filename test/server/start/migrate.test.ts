import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { expect, test } from '@jest/globals'
import pg from 'pg'
import { loadConfig } from '../../../src/config.js'
import { openDatabase } from '../../../src/datasources/postgres/database/openDatabase.js'
import { JobQueue } from '../../../src/datasources/queue/JobQueue.js'
import { jobKinds } from '../../../src/datasources/queue/jobKinds.js'
import { StartError } from '../../../src/errors.js'
import { migrate } from '../../../src/server/start/migrate.js'
import { silent } from '../../support/database.js'

test('ROLE=migrate needs a database server and none of the variables of a production server', () => {
  const env = { ROLE: 'migrate', NODE_ENV: 'production' }
  expect(() => loadConfig(env)).toThrow('ROLE=migrate needs DATABASE_URL')
  expect(loadConfig({ ...env, DATABASE_URL: 'postgres://u@h/db' })).toMatchObject({ role: 'migrate' })
})

const server = process.env.TEST_DATABASE_URL
const onServerOnly = server ? test : test.skip

onServerOnly('A role without DDL rights starts on a database that ROLE=migrate prepared, and on no other', async () => {
  const name = `polyphony_test_${randomBytes(8).toString('hex')}`
  const admin = async (sql: string, database = 'postgres') => {
    const client = new pg.Client({ connectionString: urlOf({ pathname: `/${database}` }) })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  const owner = { databaseUrl: urlOf({ pathname: `/${name}` }), dataDir: tmpdir() }
  const limited = urlOf({ pathname: `/${name}`, username: name, password: 'x' })
  const startLimited = async () => {
    const database = await openDatabase({ url: limited, dataDir: tmpdir() }, silent)
    const queue = new JobQueue(database, Object.values(jobKinds), { logger: silent })
    await queue.start().finally(async () => {
      await queue.stop()
      await database.close()
    })
  }
  await admin(`CREATE DATABASE ${name}`)
  await admin(`CREATE ROLE ${name} LOGIN PASSWORD 'x'`)
  try {
    await admin('REVOKE CREATE ON SCHEMA public FROM PUBLIC', name)
    await expect(startLimited()).rejects.toThrow(StartError)
    await expect(startLimited()).rejects.toThrow(/Run once with ROLE=migrate and a role that may create/)

    await migrate(owner, silent)
    await migrate(owner, silent)
    await admin(
      `GRANT USAGE ON SCHEMA pgboss TO ${name};
       GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, pgboss TO ${name};`,
      name,
    )
    await startLimited()
  } finally {
    await admin(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin(`DROP ROLE ${name}`)
  }
})

function urlOf(parts: object): string {
  return Object.assign(new URL(server!), parts).href
}
