#!/usr/bin/env node
// The Prisma CLI's schema engine, offline: it speaks the binary engine's protocol (JSON-RPC, one message a line, on
// stdio) and answers with the same engine compiled to wasm, over a driver adapter. A developers' tool: the program
// itself applies migrations without it (src/datasources/postgres/database/applyMigrations.ts).
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'

const CHAR_OID = 18
const TEXT_OID = 25
const EMBEDDED_HOST = 'embedded.invalid'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { datamodels: { type: 'string', short: 'd', multiple: true }, datasource: { type: 'string' } },
})

const url = new URL(JSON.parse(options.datasource ?? '{}').url ?? process.env.DATABASE_URL)
const database = url.hostname === EMBEDDED_HOST ? embeddedDatabase(url) : postgresDatabase(url)

// The CLI drops the first line of the log unread.
log('INFO', 'Starting schema engine')
if (positionals[0] === 'cli') await answerOnce(positionals[1])
else await serve()

/** `schema-engine cli can-connect-to-database | create-database`: one question, answered by the exit code. */
async function answerOnce(question) {
  try {
    await (question === 'create-database' ? database.create() : database.probe())
    log('INFO', 'Connection successful')
  } catch (error) {
    const prismaCodes = { '3D000': 'P1003', '28P01': 'P1000', '42P04': 'P1009' }
    log('ERROR', error.message, { is_panic: false, error_code: prismaCodes[error.code] ?? 'P1001', meta: {} })
    process.exitCode = 1
  } finally {
    await database.close()
  }
}

async function serve() {
  const wasm = await loadEngine()
  const adapter = bindMigrationAwareSqlAdapterFactory(database)
  // Absent is not empty: of an empty list the engine dies.
  const datamodels =
    options.datamodels &&
    (await Promise.all(options.datamodels.map(async (path) => [path, await readFile(path, 'utf8')])))
  let engine
  let current
  let requestsOfOurs = 0

  const handle = async ({ id, method, params }) => {
    current = id
    try {
      engine ??= await wasm.SchemaEngine.new({ datamodels }, (line) => log('INFO', line), adapter)
      const result = await call(engine, method, params)
      // The binary prints a diff by asking the CLI to; the wasm build leaves it in the result.
      if (method === 'diff' && result.stdout) {
        requestsOfOurs += 1
        send({ id: `engine-${requestsOfOurs}`, method: 'print', params: { content: result.stdout } })
      }
      send({ id, result: result ?? null })
    } catch (error) {
      fail(id, originOf(error, adapter))
    }
  }
  // A panic inside the wasm surfaces outside of every promise; left unanswered, the CLI would end with success.
  process.once('uncaughtException', (error) => {
    fail(current, error)
    process.exit(1)
  })

  let last = Promise.resolve()
  for await (const line of createInterface({ input: process.stdin })) {
    const message = JSON.parse(line)
    if (message.method) last = last.then(() => handle(message))
  }
  await last
  await database.close()
}

async function call(engine, method, params) {
  if (method === 'getDatabaseVersion') return engine.version(params)
  if (method === 'createDatabase') {
    await database.create()
    return { databaseName: database.name }
  }
  if (method === 'evaluateDataLoss') return evaluateDataLoss(engine, params)
  if (method === 'createMigration') return createMigration(engine, params)
  if (typeof engine[method] !== 'function') throw new Error(`The schema engine has no method ${method}.`)
  return engine[method](params)
}

/**
 * The wasm build of the next two methods can not open a shadow database. A diff tells as well whether there is anything
 * to migrate, though not what data that would lose: read the SQL.
 */
async function evaluateDataLoss(engine, params) {
  const { exitCode } = await diffFromMigrations(engine, params)
  return { migrationSteps: exitCode === 2 ? 1 : 0, unexecutableSteps: [], warnings: [] }
}

async function createMigration(engine, params) {
  const { exitCode, stdout } = await diffFromMigrations(engine, params)
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  return {
    connectorType: 'postgresql',
    generatedMigrationName: `${time}_${params.migrationName}`,
    migrationScript: exitCode === 2 ? stdout : params.draft ? '-- This is an empty migration.' : null,
    extension: 'sql',
  }
}

function diffFromMigrations(engine, { migrationsList, schema, filters }) {
  return engine.diff({
    from: { tag: 'migrations', ...migrationsList },
    to: { tag: 'schemaDatamodel', ...schema },
    script: true,
    exitCode: true,
    shadowDatabaseUrl: null,
    filters,
  })
}

/** The package's own entry imports its .wasm file as a module, which Node does not do unasked. */
async function loadEngine() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(
    createRequire(import.meta.url)
      .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
      .replace(/\.js$/, '.wasm'),
  )
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => log('ERROR', message, { is_panic: true }) }
  return bindings
}

function postgresDatabase(url) {
  const connection = { connectionString: url.href, connectionTimeoutMillis: 10_000 }
  const connect = async () => {
    const { default: pg } = await import('pg')
    const { PrismaPg } = await import('@prisma/adapter-pg')
    const pool = new pg.Pool({ ...connection, max: 1 })
    const adapter = await new PrismaPg(pool, { schema: url.searchParams.get('schema') ?? undefined }).connect()
    return withCatalogTypes(adapter, {
      runScript: (sql) => pool.query(sql),
      dispose: () => pool.end(),
    })
  }
  const ask = async (sql, target = url.href) => {
    const { default: pg } = await import('pg')
    const client = new pg.Client({ ...connection, connectionString: target })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  const name = decodeURIComponent(url.pathname.slice(1))
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    name,
    connect,
    connectToShadowDb: shadowDatabase,
    probe: () => ask('SELECT 1'),
    create: () =>
      ask(
        `CREATE DATABASE "${name.replaceAll('"', '""')}"`,
        Object.assign(new URL(url), { pathname: '/postgres' }).href,
      ),
    close: async () => {},
  }
}

function embeddedDatabase(url) {
  const directory = decodeURIComponent(url.pathname.slice(1))
  let opened
  const open = async () => {
    const { lockDataDir } = await import('../src/datasources/postgres/database/lockDataDir.ts')
    const { PGlite } = await import('@electric-sql/pglite')
    const lock = await lockDataDir(directory)
    return { lock, pglite: await PGlite.create(join(directory, 'postgres')) }
  }
  const pglite = async () => {
    opened ??= open()
    return (await opened).pglite
  }
  return {
    provider: 'postgres',
    adapterName: 'pglite-prisma-adapter',
    name: directory,
    connect: async () => connectPGlite(await pglite(), async () => {}),
    connectToShadowDb: shadowDatabase,
    probe: async () => {},
    create: async () => {},
    close: async () => {
      // What could not be opened has told its error already, and holds nothing.
      const held = await opened?.catch(() => undefined)
      await held?.pglite.close()
      held?.lock.release()
    },
  }
}

/** Always embedded, in memory: every migration has to run there anyway, and no right to create databases is needed. */
async function shadowDatabase() {
  const { PGlite } = await import('@electric-sql/pglite')
  const pglite = await PGlite.create()
  return connectPGlite(pglite, () => pglite.close())
}

async function connectPGlite(pglite, dispose) {
  const { PrismaPGlite } = await import('pglite-prisma-adapter')
  return withCatalogTypes(await new PrismaPGlite(pglite).connect(), { runScript: (sql) => pglite.exec(sql), dispose })
}

/**
 * What migrations ask of an adapter beyond what queries do: the catalog's one-byte "char" type, which adapter-pg does
 * not know; and scripts run whole, where adapter-pg splits them at every semicolon and PGlite's does not wait for them.
 */
function withCatalogTypes(adapter, { runScript, dispose }) {
  const performIO = adapter.performIO.bind(adapter)
  const queryRaw = adapter.queryRaw.bind(adapter)
  const charColumns = new WeakMap()
  adapter.performIO = async (query) => {
    const result = await performIO(query)
    const fields = result.fields.map((field) =>
      field.dataTypeID === CHAR_OID ? { ...field, dataTypeID: TEXT_OID } : field,
    )
    charColumns.set(
      query,
      result.fields.flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : [])),
    )
    return { ...result, fields, rows: result.rows }
  }
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const index of charColumns.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  adapter.executeScript = async (sql) => {
    try {
      await runScript(sql)
    } catch (error) {
      adapter.onError(error)
    }
  }
  adapter.dispose = dispose
  return adapter
}

/** An error of ours comes back out of the wasm as a number, under which the adapter has kept it. */
function originOf(error, adapter) {
  const number = /External error id#(\d+)/.exec(error.message)?.[1]
  return (number && adapter.errorRegistry.consumeError(Number(number))?.error) || error
}

function fail(id, { message, code = null }) {
  send({ id, error: { code: 4466, message, data: { is_panic: false, message, error_code: code, meta: {} } } })
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

function log(level, message, fields = {}) {
  const line = {
    timestamp: new Date().toISOString(),
    level,
    fields: { message, ...fields },
    target: 'schema_engine::logger',
  }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
