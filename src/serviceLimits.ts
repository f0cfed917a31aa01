/** A bound on what clients may use, with the environment variable that changes it. */
export interface LimitDefinition {
  readonly variable: string
  readonly unit: string
  readonly defaultValue: number
  readonly min: number
  readonly max: number
  /** What is bounded, and what happens at the bound. One line: SECURITY.md repeats it. */
  readonly description: string
}

const MEBIBYTE = 1024 * 1024

/** Every configurable bound. SECURITY.md shows the same table; a test compares them. */
export const limitDefinitions = {
  maxResponseBytes: {
    variable: 'MAX_RESPONSE_BYTES',
    unit: 'bytes',
    defaultValue: 32 * MEBIBYTE,
    min: MEBIBYTE,
    max: 512 * MEBIBYTE,
    description: 'Size of one GraphQL response. A larger one is replaced by the error `RESPONSE_TOO_LARGE`.',
  },
  maxOperationFields: {
    variable: 'MAX_OPERATION_FIELDS',
    unit: 'fields',
    defaultValue: 200_000,
    min: 1_000,
    max: 100_000_000,
    description: 'Fields that one operation may execute. One that needs more is stopped with `OPERATION_TOO_COSTLY`.',
  },
  maxOperationStatements: {
    variable: 'MAX_OPERATION_STATEMENTS',
    unit: 'statements',
    defaultValue: 500,
    min: 10,
    max: 1_000_000,
    description:
      'Database statements that one operation may run. One that needs more is stopped with `OPERATION_TOO_COSTLY`.',
  },
  maxOperations: {
    variable: 'MAX_OPERATIONS',
    unit: 'operations',
    defaultValue: 500,
    min: 2,
    max: 100_000,
    description: 'GraphQL operations in progress in one process. Further ones get `SERVICE_UNAVAILABLE` (503).',
  },
  maxAnonymousOperations: {
    variable: 'MAX_ANONYMOUS_OPERATIONS',
    unit: 'operations',
    defaultValue: 100,
    min: 1,
    max: 100_000,
    description:
      'How many of `MAX_OPERATIONS` callers without a token may have in progress. Further ones get `SERVICE_UNAVAILABLE` (503).',
  },
  maxOperationsPerViewer: {
    variable: 'MAX_OPERATIONS_PER_VIEWER',
    unit: 'operations',
    defaultValue: 50,
    min: 1,
    max: 100_000,
    description:
      'GraphQL operations in progress of one viewer. 200 more wait for up to 10 seconds; further ones get `RATE_LIMITED` (429, reason `VIEWER`).',
  },
  maxAnonymousOperationsPerAddress: {
    variable: 'MAX_ANONYMOUS_OPERATIONS_PER_ADDRESS',
    unit: 'operations',
    defaultValue: 20,
    min: 1,
    max: 100_000,
    description:
      'The same for callers without a token of one client address (IPv6: one /64). Not applied if `GATEWAY_SECRET` is set.',
  },
  maxUnsentBytes: {
    variable: 'MAX_UNSENT_BYTES',
    unit: 'bytes',
    defaultValue: 256 * MEBIBYTE,
    min: MEBIBYTE,
    max: 64 * 1024 * MEBIBYTE,
    description:
      'Bytes of finished responses that clients have not taken yet. Beyond it the slowest connections are closed, and a response that still does not fit is replaced by `SERVICE_UNAVAILABLE` (503).',
  },
  maxUnsentBytesPerViewer: {
    variable: 'MAX_UNSENT_BYTES_PER_VIEWER',
    unit: 'bytes',
    defaultValue: 64 * MEBIBYTE,
    min: MEBIBYTE,
    max: 64 * 1024 * MEBIBYTE,
    description:
      'The same of one viewer. A response that does not fit is replaced by `RATE_LIMITED` (429, reason `VIEWER`).',
  },
  maxSockets: {
    variable: 'MAX_SOCKETS',
    unit: 'connections',
    defaultValue: 10_000,
    min: 1,
    max: 1_000_000,
    description:
      'Open WebSockets and event streams of signed-in viewers. More are closed with 1013, or answered with 503 `SERVICE_UNAVAILABLE`.',
  },
  maxSocketsPerViewer: {
    variable: 'MAX_SOCKETS_PER_VIEWER',
    unit: 'connections',
    defaultValue: 50,
    min: 1,
    max: 1_000_000,
    description:
      'The same of one viewer. More are closed with 4429, or answered with 429 `RATE_LIMITED` (reason `VIEWER`).',
  },
  maxAnonymousSockets: {
    variable: 'MAX_ANONYMOUS_SOCKETS',
    unit: 'connections',
    defaultValue: 1_000,
    min: 1,
    max: 1_000_000,
    description:
      'Open WebSockets and event streams of anonymous viewers. The oldest WebSocket without an operation is closed for a new one; without such a one, as `MAX_SOCKETS`.',
  },
  maxAnonymousSocketsPerAddress: {
    variable: 'MAX_ANONYMOUS_SOCKETS_PER_ADDRESS',
    unit: 'connections',
    defaultValue: 20,
    min: 1,
    max: 1_000_000,
    description:
      'The same of one client address (IPv6: one /64), unless `GATEWAY_SECRET` is set. More are refused as with `MAX_SOCKETS_PER_VIEWER`.',
  },
  maxPendingSockets: {
    variable: 'MAX_PENDING_SOCKETS',
    unit: 'connections',
    defaultValue: 1_000,
    min: 1,
    max: 1_000_000,
    description:
      'Open WebSockets that have not sent `connection_init` yet. The oldest one of the address that has most is closed with 4408 for a new one.',
  },
  maxPendingSocketsPerAddress: {
    variable: 'MAX_PENDING_SOCKETS_PER_ADDRESS',
    unit: 'connections',
    defaultValue: 100,
    min: 1,
    max: 1_000_000,
    description:
      'The same of one client address (IPv6: one /64), unless `GATEWAY_SECRET` is set. Its oldest one is closed with 4408 for a new one.',
  },
  maxLiveOperationsPerViewer: {
    variable: 'MAX_LIVE_OPERATIONS_PER_VIEWER',
    unit: 'operations',
    defaultValue: 200,
    min: 1,
    max: 1_000_000,
    description:
      'Operations that run over all WebSockets and event streams of one viewer, or of one anonymous client address. More answer `RATE_LIMITED` (reason `VIEWER`).',
  },
  maxAnonymousLiveOperations: {
    variable: 'MAX_ANONYMOUS_LIVE_OPERATIONS',
    unit: 'operations',
    defaultValue: 2_000,
    min: 1,
    max: 1_000_000,
    description: 'The same of all anonymous viewers together. More answer `SERVICE_UNAVAILABLE`.',
  },
  maxMediaBufferBytes: {
    variable: 'MAX_MEDIA_BUFFER_BYTES',
    unit: 'bytes',
    defaultValue: 128 * MEBIBYTE,
    min: MEBIBYTE,
    max: 16_384 * MEBIBYTE,
    description:
      'Memory for media that was read from the voice service before its readers take it, at most 4 MiB each and 16 MiB per viewer. Without it, media are read as slowly as their readers.',
  },
  minUploadBytesPerSec: {
    variable: 'MIN_UPLOAD_BYTES_PER_SEC',
    unit: 'bytes per second',
    defaultValue: 16 * 1024,
    min: 1,
    max: MEBIBYTE,
    description:
      'Least average rate of an upload while the server waits for it. A slower one is refused with `UPLOAD_REFUSED`, reason `SLOW` or `IDLE`.',
  },
  maxUploadsPerViewer: {
    variable: 'MAX_UPLOADS_PER_VIEWER',
    unit: 'uploads',
    defaultValue: 16,
    min: 1,
    max: 1000,
    description: 'Multipart requests that one viewer may have open. Further ones get `RATE_LIMITED`, reason `VIEWER`.',
  },
  maxUploadsPerTenant: {
    variable: 'MAX_UPLOADS_PER_TENANT',
    unit: 'uploads',
    defaultValue: 48,
    min: 1,
    max: 10_000,
    description: 'Multipart requests that one tenant may have open. Further ones get `RATE_LIMITED`, reason `QUEUE`.',
  },
  maxUploads: {
    variable: 'MAX_UPLOADS',
    unit: 'uploads',
    defaultValue: 192,
    min: 1,
    max: 10_000,
    description: 'Multipart requests that one process may have open. Further ones get `SERVICE_UNAVAILABLE`.',
  },
  maxConnections: {
    variable: 'MAX_CONNECTIONS',
    unit: 'connections',
    defaultValue: 20_000,
    min: 10,
    max: 1_000_000,
    description:
      'Open HTTP connections, without WebSockets. For a further one the oldest without a request is closed; if there is none, the new one is.',
  },
  maxConnectionsPerAddress: {
    variable: 'MAX_CONNECTIONS_PER_ADDRESS',
    unit: 'connections',
    defaultValue: 2_000,
    min: 10,
    max: 1_000_000,
    description:
      'The same of one client address (IPv6: one /64), not counting connections that carried a valid token. Not applied if `GATEWAY_SECRET` is set.',
  },
} as const satisfies Readonly<Record<string, LimitDefinition>>

export type ServiceLimits = { readonly [Name in keyof typeof limitDefinitions]: number }

/** The bounds as the environment sets them. Adds a line to `problems` for each value that is not allowed. */
export function readServiceLimits(
  read: (variable: string) => string | undefined,
  problems: string[] = [],
): ServiceLimits {
  const entries = Object.entries<LimitDefinition>(limitDefinitions).map(([name, definition]) => {
    const { variable, unit, defaultValue, min, max } = definition
    const text = read(variable)
    if (text === undefined) return [name, defaultValue] as const
    const value = Number(text)
    const isAllowed = Number.isSafeInteger(value) && value >= min && value <= max
    if (!isAllowed) problems.push(`${variable} must be a whole number of ${unit} from ${min} to ${max}`)
    return [name, isAllowed ? value : defaultValue] as const
  })
  return Object.freeze(Object.fromEntries(entries)) as ServiceLimits
}

export const defaultServiceLimits: ServiceLimits = readServiceLimits(() => undefined)
