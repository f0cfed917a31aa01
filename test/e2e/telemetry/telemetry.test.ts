import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { spawnServer } from '../../support/spawnServer.js'

interface Span {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
}

interface Spans {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[]
}

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'

test('Spans of operations and upstream calls reach the configured collector', async () => {
  const seen: Span[] = []
  const collector = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    expect(request.url).toBe('/v1/traces')
    const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString()) as Spans
    for (const { scopeSpans } of resourceSpans) {
      for (const { spans } of scopeSpans) seen.push(...spans)
    }
    response.end('{}')
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const dataDir = await mkdtemp(join(tmpdir(), 'polyphony-telemetry-'))
  const server = await spawnServer({
    DATA_DIR: dataDir,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
  })
  try {
    await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
      body: JSON.stringify({ query: 'query Names { voices(first: 2) { edges { node { name } } } }' }),
    })
    await server.kill('SIGTERM')
    const ours = seen.filter((span) => span.traceId === traceId)
    const query = ours.find((span) => span.name === 'graphql.query')
    expect(query?.parentSpanId).toBe('00f067aa0ba902b7')
    expect(ours).toContainEqual(expect.objectContaining({ name: 'voices.getMany', parentSpanId: query!.spanId }))
  } finally {
    await server.kill('SIGKILL')
    collector.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}, 40_000)
