import { EnvironmentReader, type IntegerRange } from './EnvironmentReader.js'

/** A limit on what clients may use, with its environment variable. */
export interface LimitDefinition extends IntegerRange {
  readonly variable: string
  readonly unit: string
  /** What is limited, and what happens at the limit. One line: SECURITY.md repeats it. */
  readonly description: string
}

const MEBIBYTE = 1024 * 1024

/** SECURITY.md has the same table. */
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
    description:
      'Fields that one operation may execute. An operation that needs more is stopped with `OPERATION_TOO_COSTLY`.',
  },
  maxOperationStatements: {
    variable: 'MAX_OPERATION_STATEMENTS',
    unit: 'statements',
    defaultValue: 500,
    min: 10,
    max: 1_000_000,
    description:
      'Database statements that one operation may run. An operation that needs more is stopped with `OPERATION_TOO_COSTLY`.',
  },
  maxOperations: {
    variable: 'MAX_OPERATIONS',
    unit: 'operations',
    defaultValue: 500,
    min: 2,
    max: 100_000,
    description: 'GraphQL operations in progress in one process. Further operations get `SERVICE_UNAVAILABLE` (503).',
  },
  maxAnonymousOperations: {
    variable: 'MAX_ANONYMOUS_OPERATIONS',
    unit: 'operations',
    defaultValue: 100,
    min: 1,
    max: 100_000,
    description:
      'Operations in progress of all callers without a token. Further operations get `SERVICE_UNAVAILABLE` (503).',
  },
  maxOperationsPerViewer: {
    variable: 'MAX_OPERATIONS_PER_VIEWER',
    unit: 'operations',
    defaultValue: 50,
    min: 1,
    max: 100_000,
    description:
      'Operations in progress of one viewer. 200 more wait for up to 10 seconds; further operations get `RATE_LIMITED` (429, reason `VIEWER`).',
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
      'Bytes of finished responses that clients have not read yet. Above it the slowest connections are closed; a response that still does not fit is replaced by `SERVICE_UNAVAILABLE` (503).',
  },
  maxUnsentBytesPerViewer: {
    variable: 'MAX_UNSENT_BYTES_PER_VIEWER',
    unit: 'bytes',
    defaultValue: 64 * MEBIBYTE,
    min: MEBIBYTE,
    max: 64 * 1024 * MEBIBYTE,
    description:
      'The same for one viewer. A response that does not fit is replaced by `RATE_LIMITED` (429, reason `VIEWER`).',
  },
  maxSockets: {
    variable: 'MAX_SOCKETS',
    unit: 'connections',
    defaultValue: 10_000,
    min: 1,
    max: 1_000_000,
    description:
      'Open WebSockets and event streams of signed-in viewers. A further WebSocket is closed with 1013, a further event stream gets `SERVICE_UNAVAILABLE` (503).',
  },
  maxSocketsPerViewer: {
    variable: 'MAX_SOCKETS_PER_VIEWER',
    unit: 'connections',
    defaultValue: 50,
    min: 1,
    max: 1_000_000,
    description:
      'The same for one viewer. A further WebSocket is closed with 4429, a further event stream gets `RATE_LIMITED` (429, reason `VIEWER`).',
  },
  maxAnonymousSockets: {
    variable: 'MAX_ANONYMOUS_SOCKETS',
    unit: 'connections',
    defaultValue: 1_000,
    min: 1,
    max: 1_000_000,
    description:
      'Open WebSockets and event streams of anonymous viewers. For a new one, the oldest WebSocket without an operation is closed; if there is none, the new one is refused as for `MAX_SOCKETS`.',
  },
  maxAnonymousSocketsPerAddress: {
    variable: 'MAX_ANONYMOUS_SOCKETS_PER_ADDRESS',
    unit: 'connections',
    defaultValue: 20,
    min: 1,
    max: 1_000_000,
    description:
      'The same for one client address (IPv6: one /64). Further ones are refused as for `MAX_SOCKETS_PER_VIEWER`. Not applied if `GATEWAY_SECRET` is set.',
  },
  maxPendingSockets: {
    variable: 'MAX_PENDING_SOCKETS',
    unit: 'connections',
    defaultValue: 1_000,
    min: 1,
    max: 1_000_000,
    description:
      'Open WebSockets that have not sent `connection_init` yet. For a new one, the oldest of the address with the most is closed with 4408.',
  },
  maxPendingSocketsPerAddress: {
    variable: 'MAX_PENDING_SOCKETS_PER_ADDRESS',
    unit: 'connections',
    defaultValue: 100,
    min: 1,
    max: 1_000_000,
    description:
      'The same for one client address (IPv6: one /64). For a new one, its oldest is closed with 4408. Not applied if `GATEWAY_SECRET` is set.',
  },
  maxLiveOperationsPerViewer: {
    variable: 'MAX_LIVE_OPERATIONS_PER_VIEWER',
    unit: 'operations',
    defaultValue: 200,
    min: 1,
    max: 1_000_000,
    description:
      'Running operations on all WebSockets and event streams of one viewer, or of one anonymous client address. Further operations get `RATE_LIMITED` (reason `VIEWER`).',
  },
  maxAnonymousLiveOperations: {
    variable: 'MAX_ANONYMOUS_LIVE_OPERATIONS',
    unit: 'operations',
    defaultValue: 2_000,
    min: 1,
    max: 1_000_000,
    description: 'The same for all anonymous viewers together. Further operations get `SERVICE_UNAVAILABLE`.',
  },
  maxMediaBufferBytes: {
    variable: 'MAX_MEDIA_BUFFER_BYTES',
    unit: 'bytes',
    defaultValue: 128 * MEBIBYTE,
    min: MEBIBYTE,
    max: 16_384 * MEBIBYTE,
    description:
      'Memory for media that was read from the voice service ahead of its clients, at most 4 MiB per delivery and 16 MiB per viewer. Above it, media is read at the speed of its client.',
  },
  minUploadBytesPerSec: {
    variable: 'MIN_UPLOAD_BYTES_PER_SEC',
    unit: 'bytes per second',
    defaultValue: 16 * 1024,
    min: 1,
    max: MEBIBYTE,
    description:
      'Minimum average rate of an upload while the server waits for it. A slower upload is refused with `UPLOAD_REFUSED`, reason `SLOW` or `IDLE`.',
  },
  maxUploadsPerViewer: {
    variable: 'MAX_UPLOADS_PER_VIEWER',
    unit: 'uploads',
    defaultValue: 16,
    min: 1,
    max: 1000,
    description:
      'Multipart requests that one viewer may have open. Further requests get `RATE_LIMITED`, reason `VIEWER`.',
  },
  maxUploadsPerTenant: {
    variable: 'MAX_UPLOADS_PER_TENANT',
    unit: 'uploads',
    defaultValue: 48,
    min: 1,
    max: 10_000,
    description:
      'Multipart requests that one tenant may have open. Further requests get `RATE_LIMITED`, reason `QUEUE`.',
  },
  maxUploads: {
    variable: 'MAX_UPLOADS',
    unit: 'uploads',
    defaultValue: 192,
    min: 1,
    max: 10_000,
    description: 'Multipart requests that one process may have open. Further requests get `SERVICE_UNAVAILABLE`.',
  },
  maxConnections: {
    variable: 'MAX_CONNECTIONS',
    unit: 'connections',
    defaultValue: 20_000,
    min: 10,
    max: 1_000_000,
    description:
      'Open HTTP connections, not counting WebSockets. For a new one, the oldest connection without a request is closed; if there is none, the new one is closed.',
  },
  maxConnectionsPerAddress: {
    variable: 'MAX_CONNECTIONS_PER_ADDRESS',
    unit: 'connections',
    defaultValue: 2_000,
    min: 10,
    max: 1_000_000,
    description:
      'The same for one client address (IPv6: one /64), not counting connections that carried a valid token. Not applied if `GATEWAY_SECRET` is set.',
  },
} as const satisfies Readonly<Record<string, LimitDefinition>>

export type ServiceLimits = { readonly [Name in keyof typeof limitDefinitions]: number }

export const defaultServiceLimits: ServiceLimits = readServiceLimits(new EnvironmentReader({}))

export function readServiceLimits(reader: EnvironmentReader): ServiceLimits {
  const entries = Object.entries<LimitDefinition>(limitDefinitions).map(
    ([name, definition]) => [name, reader.integer(definition.variable, definition)] as const,
  )
  return Object.freeze(Object.fromEntries(entries)) as ServiceLimits
}
