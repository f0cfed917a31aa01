import { afterEach, expect, test } from '@jest/globals'
import { propagation, type Span, type Tracer, trace } from '@opentelemetry/api'
import { startPair } from '../openTestUpstream.js'

afterEach(() => {
  trace.disable()
  propagation.disable()
})

test('Each call is one span, and each of its requests contains the context of the span', async () => {
  const spans: { name: string; attributes: Record<string, unknown>; isEnded: boolean }[] = []
  const startSpan = (name: string) => {
    const record = { name, attributes: {} as Record<string, unknown>, isEnded: false }
    spans.push(record)
    return {
      setAttribute: (key: string, value: unknown) => {
        record.attributes[key] = value
      },
      setStatus: () => {},
      end: () => {
        record.isEnded = true
      },
    } as unknown as Span
  }
  trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan }) as unknown as Tracer })
  propagation.setGlobalPropagator({
    inject: (_context, carrier, setter) => setter.set(carrier, 'traceparent', '00-trace-span-01'),
    extract: (context) => context,
    fields: () => ['traceparent'],
  })
  await using pair = await startPair()
  pair.emulator.faults.add({ kind: 'html_503' })
  await expect(pair.upstream.apis.voices.get('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(spans).toMatchObject([
    {
      name: 'voices.get',
      isEnded: true,
      attributes: { 'http.response.status_code': 404, 'http.request.resend_count': 1, 'error.type': 'not_found' },
    },
  ])
  const sent = pair.emulator.calls.all().map(({ headers }) => headers.traceparent)
  expect(sent).toEqual(['00-trace-span-01', '00-trace-span-01'])
})
