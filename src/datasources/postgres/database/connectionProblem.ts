import { StartError } from '../../../errors.js'
import { MigrationError } from './applyMigrations.js'
import { encodingHint } from './databaseUrl.js'

interface Failure {
  code?: string
  message?: string
}

type Explain = (url: { server: string; host: string; database: string; user: string }, failure: Failure) => string

const unreachable: Explain = ({ server }, { code, message }) =>
  `The database server at ${server} cannot be reached (${code ?? message}). Start PostgreSQL, or set its host and port in DATABASE_URL.`
const unknownHost: Explain = ({ host }) =>
  `The host ${host} of DATABASE_URL is unknown. Correct its name. ${encodingHint}.`
const refused: Explain = ({ user, server }, { message }) =>
  `PostgreSQL at ${server} refused the role "${user}" (${message}). Correct the user name and the password in DATABASE_URL, or create the role. ${encodingHint}.`
const untrusted: Explain = ({ server }, { code }) =>
  `The certificate of the database server at ${server} is not trusted (${code}). Set sslmode=verify-full and sslrootcert=FILE in DATABASE_URL to the certificate of its authority.`

/** By SQLSTATE, or by the code of Node. */
const explanations: Readonly<Record<string, Explain>> = {
  ...Object.fromEntries(
    ['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EPIPE'].map((code) => [
      code,
      unreachable,
    ]),
  ),
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  ENOENT: ({ server }, { message }) =>
    `A file of DATABASE_URL does not exist (${message}). Set host to the folder of the socket of PostgreSQL, or start it at ${server}; correct the path of sslrootcert, sslcert and sslkey.`,
  '28000': refused,
  '28P01': refused,
  '3D000': ({ database, server }) =>
    `The database "${database}" does not exist on ${server}. Create it with CREATE DATABASE, or correct the name in DATABASE_URL.`,
  '42501': ({ user, database }, { message }) =>
    `The role "${user}" of DATABASE_URL may not do what the start needs in "${database}" (${message}). Run once with ROLE=migrate and a role that may create schemas and tables, and grant this role the rights to use them.`,
  '53100': (_url, { message }) =>
    `The disk of the server of DATABASE_URL is full (${message}). Free space on it, then start again.`,
  '53300': ({ server }) =>
    `The database server at ${server} has no free connection. Raise max_connections of PostgreSQL, or stop other clients of DATABASE_URL.`,
  '57P03': ({ server }) =>
    `The database server at ${server} does not accept connections yet. Wait until it is up, or set DATABASE_URL to another one.`,
  '08P01': (_url, { message }) =>
    `The server of DATABASE_URL refused the start-up parameters of the session (${message}): it is a pooler. Connect DATABASE_URL directly to PostgreSQL, or let a pooler in session mode ignore these parameters.`,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  CERT_HAS_EXPIRED: untrusted,
}

const messages: readonly (readonly [RegExp, Explain])[] = [
  [
    /does not support SSL/,
    ({ server }) => `The database server at ${server} does not support TLS. Remove sslmode from DATABASE_URL.`,
  ],
  [
    /password must be a string/,
    ({ user }) => `PostgreSQL asks for the password of the role "${user}". Set it in DATABASE_URL.`,
  ],
  [/timeout|terminated/i, unreachable],
]

/** What an operator can do about an error of the first use of the database. Other errors are returned unchanged. */
export function connectionProblem(error: unknown, url: string): unknown {
  const origin = error instanceof MigrationError ? (error.cause ?? error) : error
  if (origin instanceof StartError || !(origin instanceof Error)) return error
  const failure: Failure = origin
  const explain = explanations[failure.code ?? ''] ?? messages.find(([pattern]) => pattern.test(origin.message))?.[1]
  if (error instanceof MigrationError && explain === undefined) return error
  const text = explain?.(partsOf(url), failure)
  return new StartError(text ?? `The database of DATABASE_URL cannot be used: ${origin.message}`, { cause: error })
}

const notUpYet = /^(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|57P03|53300)$/

/** A server that starts at the same time has these errors before it is up. */
export function isNotUpYet(error: unknown): boolean {
  return notUpYet.test((error as Failure).code ?? '')
}

function partsOf(url: string): Parameters<Explain>[0] {
  const { hostname, port, pathname, username, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? (decodeURIComponent(hostname) || 'localhost')
  const user = searchParams.get('user') ?? decodeURIComponent(username)
  return {
    host,
    server: `${host}:${searchParams.get('port') ?? (port || '5432')}`,
    user: user || (process.env.USER ?? ''),
    database: decodeURIComponent(pathname.slice(1)) || user,
  }
}
