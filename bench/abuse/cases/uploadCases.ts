import type { Step } from '../protocols/exchange.js'
import { writeRequest } from '../protocols/writeRequest.js'
import { hostileText } from '../random/hostileText.js'
import type { Random } from '../random/Random.js'
import { drawCaller } from '../target/callers.js'
import type { AbuseCase, CaseDraw } from './AbuseCase.js'
import { type FormPart, fieldPart, filePart, mapOf, writeForm } from './formParts.js'
import { bodyOf, type Drawn, sharedHeaders, summaryOf } from './graphqlCases.js'

const boundary = 'abuse-boundary'
const deadlineMs = 15_000

/** A mutation with its files, as the specification wants it. */
export function uploadCase(draw: CaseDraw): AbuseCase {
  const { random } = draw
  const drawn = drawUpload(draw)
  const { uploads } = drawn.operation
  const files = uploads.map((_, index) => filePart(String(index), random))
  const parts = [
    fieldPart('operations', bodyOf(drawn.operation)),
    fieldPart('map', JSON.stringify(mapOf(uploads))),
    ...files,
  ]
  return formCase('multipart upload', { draw, drawn }, writeForm(parts, boundary))
}

/** The same, with its map, its parts or its bytes spoilt. */
export function brokenUploadCase(draw: CaseDraw): AbuseCase {
  const { random } = draw
  const drawn = drawUpload(draw)
  if (random.chance(0.35)) return formCase('multipart evil map', { draw, drawn }, evilMap(drawn, random))
  if (random.chance(0.6)) return formCase('multipart wrong parts', { draw, drawn }, wrongParts(drawn, random))
  const { uploads } = drawn.operation
  const parts = [
    fieldPart('operations', bodyOf(drawn.operation)),
    fieldPart('map', JSON.stringify(mapOf(uploads))),
    ...uploads.map((_, index) => filePart(String(index), random)),
  ]
  return formCase('multipart wrong bytes', { draw, drawn }, wrongBytes(writeForm(parts, boundary), random))
}

const evilPaths = [
  'hasOwnProperty.call',
  'toString.call',
  'constructor.prototype.x',
  '__proto__.polluted',
  'variables.__proto__.polluted',
  'variables.constructor.prototype.polluted',
  'variables.v0.__proto__.x',
  'variables.v0.toString',
  'variables',
  'variables.v0',
  'query',
  'operationName',
  'extensions',
  '',
  '.',
  '..',
  'variables.',
  'variables..v0',
  'variables.v0.files.-1',
  'variables.v0.files.4294967295',
  'variables.v0.files.length',
  'variables.v0.1e9',
  '0.variables.v0',
]

function evilMap({ operation }: Drawn, random: Random): Buffer {
  const path = () => random.pick(random.chance(0.7) ? evilPaths : [...operation.uploads, 'variables.none'])
  const maps: readonly (() => string)[] = [
    () => JSON.stringify({ 0: [path()] }),
    () => JSON.stringify({ 0: [path()], 1: [path()] }),
    () => JSON.stringify({ 0: [path(), path()] }),
    () => JSON.stringify({ 0: Array.from({ length: random.int(10, 5_000) }, path) }),
    () =>
      JSON.stringify(
        Object.fromEntries(Array.from({ length: random.int(100, 20_000) }, (_, index) => [index, [path()]])),
      ),
    () => `{"__proto__":["${path()}"],"constructor":["variables.v0"]}`,
    () => JSON.stringify({ 0: [`variables${'.a'.repeat(random.int(10, 200_000))}`] }),
    () => JSON.stringify({ 0: path() }),
    () => JSON.stringify({ 0: [random.pick<unknown>([null, 7, {}, [], ['variables.v0']])] }),
    () => JSON.stringify({ 0: random.pick<unknown>([null, 7, {}, true, []]) }),
    () => JSON.stringify([['variables.v0']]),
    () => random.pick(['null', '7', '"x"', '', '{', '[]', '{}', '{"0":', hostileText(random, 1_000)]),
  ]
  const body = random.chance(0.3)
    ? JSON.stringify({
        query: '{ voiceViewer { __typename } }',
        variables: random.pick<unknown>([null, {}, [], { v0: null }]),
      })
    : bodyOf(operation)
  const parts = [
    fieldPart('operations', body),
    fieldPart('map', random.pick(maps)()),
    filePart('0', random),
    filePart('1', random),
  ]
  return writeForm(parts, boundary)
}

function wrongParts({ operation }: Drawn, random: Random): Buffer {
  const operations = fieldPart('operations', bodyOf(operation))
  const map = fieldPart('map', JSON.stringify(mapOf(operation.uploads)))
  const file = filePart('0', random)
  const orders: readonly (() => readonly FormPart[])[] = [
    () => [map, operations, file],
    () => [file, operations, map],
    () => [operations, file, map],
    () => [operations, map],
    () => [operations],
    () => [],
    () => [map, file],
    () => [operations, operations, map, file],
    () => [operations, map, map, file],
    () => [operations, map, file, file, file],
    () => [operations, map, filePart('orphan', random), file],
    () =>
      [
        operations,
        map,
        ...Array.from({ length: random.int(50, 3_000) }, (_, index) => filePart(String(index), random)),
      ].slice(0, 120),
    () => [
      operations,
      map,
      ...Array.from({ length: random.int(100, 3_000) }, (_, index) => fieldPart(`f${index}`, 'x')),
    ],
    () => [fieldPart('operations', `[${bodyOf(operation)},${bodyOf(operation)}]`), map, file],
    () => [fieldPart('operations', random.pick(['null', '7', '[]', '{', '"x"', '{"query":7}'])), map, file],
    () => [fieldPart('operations', 'x'.repeat(random.int(1, 3_000_000))), map, file],
    () => [operations, map, oddPart(file, random)],
    () => [
      { head: ['content-disposition: form-data; name="operations"; filename="o"'], content: bodyOf(operation) },
      map,
      file,
    ],
  ]
  return writeForm(random.pick(orders)(), boundary)
}

function oddPart(file: FormPart, random: Random): FormPart {
  const more = (...lines: readonly string[]): FormPart => ({ ...file, head: [...file.head, ...lines] })
  return random.pick<FormPart>([
    { head: ['content-disposition: form-data; filename="a"'], content: 'x' },
    { head: ['content-disposition: attachment'], content: 'x' },
    { head: [], content: 'x' },
    { head: [`content-disposition: form-data; name="0"; filename*=UTF-8''${'%ff'.repeat(2_000)}`], content: 'x' },
    more(`x-long: ${'y'.repeat(100_000)}`),
    more(...Array.from({ length: 3_000 }, (_, index) => `x-${index}: y`)),
    more('content-transfer-encoding: base64'),
  ])
}

function wrongBytes(form: Buffer, random: Random): Buffer {
  const at = random.int(0, form.length)
  return random.pick<() => Buffer>([
    () => form.subarray(0, at),
    () => form.subarray(at),
    () => Buffer.concat([form.subarray(0, at), Buffer.from([0xff, 0, 0xed, 0xa0, 0x80]), form.subarray(at)]),
    () => Buffer.from(form.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
    () => Buffer.from(form.toString('latin1').replaceAll(boundary, 'another'), 'latin1'),
    () => Buffer.concat([Buffer.alloc(random.int(1, 500_000), '-'), form]),
    () => Buffer.concat([form, form]),
    () => Buffer.from(`--${boundary}\r\n`.repeat(random.int(1, 50_000))),
    () => Buffer.from(`\r\n--${boundary}`.repeat(random.int(1, 50_000))),
  ])()
}

function drawUpload({ random, world }: CaseDraw): Drawn {
  const drawn = random.chance(0.8) ? random.pick(world.callers.valid) : drawCaller(world.callers, random)
  const caller = drawn.isPlatformAdmin ? random.pick(world.callers.valid) : drawn
  return { caller, operation: world.operations.writeUpload(random) }
}

function formCase(kind: string, { draw, drawn }: { draw: CaseDraw; drawn: Drawn }, form: Buffer): AbuseCase {
  const { random } = draw
  const type = random.weighted([
    [30, `multipart/form-data; boundary=${boundary}`],
    [1, 'multipart/form-data'],
    [1, 'multipart/form-data; boundary='],
    [1, `multipart/form-data; boundary="${boundary}`],
    [1, `multipart/form-data; boundary=${'b'.repeat(5_000)}`],
    [1, `multipart/mixed; boundary=${boundary}`],
  ])
  const isLengthWrong = random.chance(0.04)
  const shared = sharedHeaders(draw, drawn.caller).filter(
    ([name]) => name !== 'apollo-require-preflight' || random.chance(0.95),
  )
  const headers: [string, string][] = [['content-type', type], ...shared]
  if (isLengthWrong)
    headers.push(['content-length', String(Math.max(0, form.length + random.pick([-10, 10, 1_000_000])))])
  const request = writeRequest({ method: 'POST', target: '/graphql', headers, body: form })
  const steps = sendInPieces(request, random)
  const conversation = isLengthWrong ? { steps, deadlineMs: 2_000, quietMs: 500 } : { steps, deadlineMs }
  return { kind, summary: `${type.slice(0, 60)}: ${summaryOf(drawn)}`, conversation }
}

/** In one piece, in several with pauses, or not to the end. */
function sendInPieces(request: Buffer, random: Random): Step[] {
  if (random.chance(0.7)) return [{ send: request }]
  const pieces = random.int(2, 6)
  const size = Math.ceil(request.length / pieces)
  const steps = Array.from({ length: pieces }, (_, index): Step[] => [
    { send: request.subarray(index * size, (index + 1) * size) },
    { waitMs: random.int(0, 60) },
  ]).flat()
  if (random.chance(0.7)) return steps
  const cut = steps.slice(0, random.int(1, steps.length))
  return [...cut, random.chance(0.5) ? 'end' : 'reset']
}
