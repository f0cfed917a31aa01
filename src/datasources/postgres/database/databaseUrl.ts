/** What the program needs of every session, whatever the defaults of the role, the database and the server are. */
export const sessionSettings: Readonly<Record<string, string>> = {
  // The adapter drops the offset of timestamps that it reads, so it must be zero.
  TimeZone: 'UTC',
  // Prisma qualifies its tables with this schema; migrations and raw statements do not qualify theirs.
  search_path: 'public',
  DateStyle: 'ISO, MDY',
  default_transaction_isolation: 'read committed',
}

const parameters = [
  ...['host', 'port', 'user', 'password', 'application_name', 'options'],
  ...['ssl', 'sslmode', 'sslcert', 'sslkey', 'sslrootcert', 'sslnegotiation', 'uselibpqcompat'],
]
const sslModes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify']

/** Known from other programs, so that their names cannot be a part of a password. */
const refused: Readonly<Record<string, string>> = {
  pgbouncer: 'Connect directly to PostgreSQL or through a pooler in session mode',
  connection_limit: 'The program opens at most 17 connections for each process',
  pool_timeout: 'The program waits 10 s for a connection',
  connect_timeout: 'The program waits 5 s for a connection',
  statement_timeout: 'The program ends statements after 10 s',
  channel_binding: 'Use sslmode=verify-full to authenticate the server',
  target_session_attrs: 'Name one server, which accepts writes',
}

export function databaseUrlProblems(name: string, text: string): string[] {
  if (!URL.canParse(text) || isBadlyEncoded(text)) return [`${name} is not a URL. ${encodingHint}`]
  const { searchParams } = new URL(text)
  return [...searchParams].flatMap(([parameter, value]) => parameterProblem(name, parameter, value) ?? [])
}

export const encodingHint =
  'In the user name and the password, percent-encode special characters: @ as %40, / as %2F, ? as %3F, # as %23, : as %3A, % as %25'

/** An unescaped character of a password ends the host too early: the rest, with its `@`, is read as path, query or hash. */
function isBadlyEncoded(text: string): boolean {
  const { pathname, search, hash } = new URL(text)
  return `${pathname}${search}`.includes('@') || hash !== '' || /%(?![0-9a-f]{2})/i.test(text)
}

function parameterProblem(name: string, parameter: string, value: string): string | undefined {
  if (parameter === 'schema') {
    return value === 'public' ? undefined : `${name} must not set schema: the program needs a database of its own`
  }
  if (parameter === 'sslmode' && !sslModes.includes(value))
    return `${name} sslmode must be one of: ${sslModes.join(', ')}`
  if (parameter === 'options') return optionsProblem(name, value)
  if (parameters.includes(parameter)) return undefined
  const reason = refused[parameter]
  if (reason !== undefined) return `${name} must not set ${parameter}. ${reason}`
  return `${name} has an unknown parameter. Allowed: ${parameters.join(', ')}`
}

/** As in `-c name=value` and `--name=value`, with a backslash before blanks. */
const settingPattern = /(?:^|\s)(?:-c\s*|--)([\w.-]+)=((?:\\.|[^\s\\])*)/g

function optionsProblem(name: string, options: string): string | undefined {
  for (const [, setting = '', value = ''] of options.matchAll(settingPattern)) {
    const key = setting.replaceAll('-', '_').toLowerCase()
    const [fixed, needed] = Object.entries(sessionSettings).find(([other]) => other.toLowerCase() === key) ?? []
    if (needed !== undefined && value.replaceAll(/\\(.)/g, '$1').toLowerCase() !== needed.toLowerCase()) {
      return `${name} must not set ${fixed} in options: the program needs ${needed}`
    }
  }
  return undefined
}

/** The same URL, whose sessions have the settings of the program and `more`. Other options of the URL stay. */
export function withSessionSettings(url: string, more: Readonly<Record<string, string | number>> = {}): string {
  const parsed = new URL(url)
  const ours = Object.entries({ ...sessionSettings, ...more }).map(
    ([setting, value]) => `-c ${setting}=${String(value).replaceAll(/[\\ ]/g, '\\$&')}`,
  )
  parsed.searchParams.set('options', [parsed.searchParams.get('options') ?? [], ours].flat().join(' '))
  parsed.searchParams.delete('schema')
  return parsed.href
}
