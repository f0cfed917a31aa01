import type { Profiler } from 'node:inspector'

/** Shares of the busy time of the main thread by category, largest first; they sum to 1. */
export type CpuShares = ReadonlyMap<string, number>

type Frame = Profiler.ProfileNode['callFrame']

const EXCLUDED = 'idle, or the profiler itself'

/**
 * Categories of a sample: the innermost frame that matches a rule decides. Thus Node functions called by a library
 * count for the library, and the WebAssembly of Prisma and of Postgres are separate.
 */
const rules: readonly [part: string, matches: (frame: Frame) => boolean][] = [
  [EXCLUDED, ({ functionName, url }) => functionName === '(idle)' || url === 'node:inspector'],
  ['garbage collection', ({ functionName }) => functionName === '(garbage collector)'],
  ['native code outside JavaScript', ({ functionName }) => functionName === '(program)'],
  ['ownership query: Postgres (PGlite)', within('@electric-sql/pglite/')],
  ['ownership query: Prisma, stores', within('@prisma/', 'pglite-prisma-adapter', '/src/datasources/postgres/')],
  ['upstream: JSON parse', ({ functionName }) => functionName === 'parseJson'],
  ['upstream: translation', within('/datasources/elevenlabs/translations/', '/dist/src/schema/')],
  ['upstream: HTTP, queue, retries', within('/undici/', '/datasources/elevenlabs/', '/cockatiel/', '/p-queue/')],
  ['media URLs: signing', within('/src/media/')],
  ['loaders', within('/dataloader/', '/src/loaders/')],
  ['GraphQL: scalars', within('/graphql-scalars/', '/graphql/type/scalars')],
  ['GraphQL: resolvers', within('/type-graphql/', '/src/resolvers/', '/class-validator/')],
  [
    'GraphQL: parse, validate, execute',
    within('/graphql/', '/@apollo/subgraph/', '/guardEntities.js', '/graphql-armor'),
  ],
  ['answer: JSON.stringify', ({ functionName }) => functionName === 'prettyJSONStringify'],
  ['authentication', within('/jose/', '/src/auth/', 'node:internal/crypto/webcrypto')],
  [
    'metrics, traces, logs',
    within('/prom-client/', '/pino/', '/@opentelemetry/', '/src/metrics.js', '/observeOperations.js'),
  ],
  [
    'HTTP server: Apollo, Fastify, Node',
    within('@apollo/', '@as-integrations/', '/fastify/', '/src/server/', 'node:_http'),
  ],
  ['background jobs', within('/pg-boss/', '/src/jobs/')],
]

function within(...paths: string[]): (frame: Frame) => boolean {
  return ({ url }) => paths.some((path) => url.includes(path))
}

/** Computes the shares from a CPU profile. */
export function cpuShares({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): CpuShares {
  const parentOf = new Map<number, number>()
  const frameOf = new Map<number, Frame>()
  for (const { id, callFrame, children = [] } of nodes) {
    frameOf.set(id, callFrame)
    for (const child of children) parentOf.set(child, id)
  }
  const partOf = new Map<number, string>()
  for (const { id } of nodes) partOf.set(id, findPart(id, frameOf, parentOf))

  const micros = new Map<string, number>()
  let busy = 0
  samples.forEach((id, index) => {
    const part = partOf.get(id)!
    if (part === EXCLUDED) return
    const delta = Math.max(0, timeDeltas[index] ?? 0)
    micros.set(part, (micros.get(part) ?? 0) + delta)
    busy += delta
  })
  const shares = [...micros].map(([part, time]): [string, number] => [part, time / busy])
  return new Map(shares.sort(([, one], [, other]) => other - one))
}

function findPart(node: number, frameOf: Map<number, Frame>, parentOf: Map<number, number>): string {
  for (let id: number | undefined = node; id !== undefined; id = parentOf.get(id)) {
    const frame = frameOf.get(id)!
    const rule = rules.find(([, matches]) => matches(frame))
    if (rule) return rule[0]
  }
  return 'Node: event loop, streams, timers, promises'
}
