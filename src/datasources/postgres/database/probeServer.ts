import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../../../errors.js'
import { sessionSettings } from './databaseUrl.js'

export interface ProbeSession {
  query(sql: string): Promise<{ rows: unknown[] }>
  onNotification(receive: (channel: string) => void): void
}

interface ServerFacts {
  version: string
  versionNumber: number
  encoding: string
  readOnly: boolean
}

const MIN_VERSION = 13
const NOTIFY_TIMEOUT_MS = 5_000
const direct = 'Connect DATABASE_URL directly to PostgreSQL, or through a pooler in session mode'

/**
 * Checks all that the program expects of its database. Both sessions are opened in the way that the program opens its own.
 *
 * @throws StartError
 */
export async function probeServer(
  listener: ProbeSession,
  sender: ProbeSession,
  timeoutMs = NOTIFY_TIMEOUT_MS,
): Promise<void> {
  await assertServer(listener)
  await assertSettings(listener)
  await assertNotified(listener, sender, timeoutMs)
}

async function assertServer(session: ProbeSession): Promise<void> {
  const { rows } = await session.query(
    `SELECT current_setting('server_version') AS "version", current_setting('server_version_num')::int AS "versionNumber",
       current_setting('server_encoding') AS "encoding",
       pg_is_in_recovery() OR current_setting('transaction_read_only')::bool AS "readOnly"`,
  )
  const { version, versionNumber, encoding, readOnly } = rows[0] as ServerFacts
  if (versionNumber < MIN_VERSION * 10_000) {
    throw new StartError(
      `The server of DATABASE_URL is PostgreSQL ${version}. Set DATABASE_URL to PostgreSQL ${MIN_VERSION} or later.`,
    )
  }
  if (encoding !== 'UTF8') {
    throw new StartError(
      `The database of DATABASE_URL has the encoding ${encoding} instead of UTF8. Create one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.`,
    )
  }
  if (readOnly) {
    throw new StartError(
      'The server of DATABASE_URL accepts no writes: it is a replica, or default_transaction_read_only is on. Set DATABASE_URL to the primary server.',
    )
  }
}

/** Defaults of a role, a database or a server that are as good as the settings of the program. */
const accepted: Readonly<Record<string, RegExp>> = {
  TimeZone: /^(Etc\/)?(UTC|UCT|GMT|Zulu|Universal)$/i,
  DateStyle: /^ISO\b/,
  search_path: /^public$/,
}

async function assertSettings(session: ProbeSession): Promise<void> {
  for (const [name, needed] of Object.entries(sessionSettings)) {
    const actual = name === 'search_path' ? 'current_schema()' : `current_setting('${name}')`
    const { rows } = await session.query(`SELECT ${actual} AS "value", current_user AS "user"`)
    const { value, user } = rows[0] as { value: string | null; user: string }
    const role = `"${user.replaceAll('"', '""')}"`
    if (value === null) {
      throw new StartError(
        `The role ${role} of DATABASE_URL cannot use the schema public. Run CREATE SCHEMA IF NOT EXISTS public; GRANT USAGE ON SCHEMA public TO ${role};`,
      )
    }
    if (value === needed || accepted[name]?.test(value)) continue
    throw new StartError(
      `Sessions of DATABASE_URL have ${name} = ${value} instead of ${needed}: a pooler drops the start-up parameter "options". ` +
        `${direct}, or run ALTER ROLE ${role} SET ${name} = '${needed}' and restart the pooler.`,
    )
  }
}

/** In transaction mode a pooler gives the connection that listens to other clients, and no notification arrives. */
async function assertNotified(listener: ProbeSession, sender: ProbeSession, timeoutMs: number): Promise<void> {
  const channel = `polyphony_probe_${randomUUID().replaceAll('-', '')}`
  const received = new Promise<true>((resolve) => {
    listener.onNotification((name) => {
      if (name === channel) resolve(true)
    })
  })
  await listener.query(`LISTEN ${channel}`)
  await sender.query(`NOTIFY ${channel}`)
  const stop = new AbortController()
  const late = sleep(timeoutMs, false as const, { signal: stop.signal }).catch(() => false as const)
  const isReceived = await Promise.race([received, late])
  stop.abort()
  if (isReceived) return
  throw new StartError(
    `No notification arrived on DATABASE_URL within ${timeoutMs / 1_000} s of NOTIFY: a pooler in transaction mode does not keep LISTEN. ${direct}.`,
  )
}
