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
  attributes: { key: string; value: { stringValue?: string } }[]
}

interface Spans {
  resourceSpans: { resource: Pick<Span, 'attributes'>; scopeSpans: { spans: Span[] }[] }[]
}

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'

const attributeOf = ({ attributes }: Pick<Span, 'attributes'>, name: string) =>
  attributes.find(({ key }) => key === name)?.value.stringValue

test('Spans of operations, statements, upstream calls, media and jobs reach the configured collector', async () => {
  const seen: Span[] = []
  const resources: Pick<Span, 'attributes'>[] = []
  const collector = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    expect(request.url).toBe('/v1/traces')
    const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString()) as Spans
    for (const { resource, scopeSpans } of resourceSpans) {
      resources.push(resource)
      for (const { spans } of scopeSpans) seen.push(...spans)
    }
    response.end('{}')
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const dataDir = await mkdtemp(join(tmpdir(), 'polyphony-telemetry-'))
  const server = await spawnServer({
    DATA_DIR: dataDir,
    OTEL_SERVICE_NAME: 'voice',
    OTEL_RESOURCE_ATTRIBUTES: 'service.name=other,deployment.environment.name=test%20bed',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
  })
  try {
    await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
      body: JSON.stringify({ query: 'query Names { voices(first: 2) { edges { node { name } } } }' }),
    })
    await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-00f067aa0ba902b8-01` },
      body: JSON.stringify({
        query: '{ usage(from: "2030-01-01T00:00:00Z", to: "2020-01-01T00:00:00Z") { __typename } }',
      }),
    })
    await fetch(`${server.url}/media/unknown`, { headers: { traceparent: `00-${traceId}-00f067aa0ba902b9-01` } })
    await server.kill('SIGTERM')
    const ours = seen.filter((span) => span.traceId === traceId)
    const query = ours.find((span) => span.name === 'graphql.query')
    expect(query?.parentSpanId).toBe('00f067aa0ba902b7')
    expect(ours).toContainEqual(expect.objectContaining({ name: 'voices.getMany', parentSpanId: query!.spanId }))
    expect(ours).toContainEqual(expect.objectContaining({ name: 'sql SELECT', parentSpanId: query!.spanId }))
    expect(attributeOf(query!, 'graphql.operation.name')).toBe('Names')
    expect(ours.find(({ parentSpanId }) => parentSpanId === '00f067aa0ba902b9')?.name).toBe('media.delivery')
    expect(seen.map(({ name }) => name)).toContain('job sweep-voices')
    const refused = ours.find(({ parentSpanId }) => parentSpanId === '00f067aa0ba902b8')
    expect(attributeOf(refused!, 'error.type')).toMatch(/^[A-Z_]+$/)
    expect(attributeOf(resources[0]!, 'service.name')).toBe('voice')
    expect(attributeOf(resources[0]!, 'deployment.environment.name')).toBe('test bed')
  } finally {
    await server.kill('SIGKILL')
    collector.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}, 40_000)
