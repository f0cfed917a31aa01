import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { UpstreamCall } from './UpstreamCall.js'

/** Without a tracing SDK in the process the span is a no-op. */
export function startCallSpan(operation: string, method: string): { headers: Record<string, string>; span: Span } {
  const span = trace
    .getTracer('polyphony.elevenlabs')
    .startSpan(operation, { kind: SpanKind.CLIENT, attributes: { 'http.request.method': method } })
  const headers: Record<string, string> = {}
  propagation.inject(trace.setSpan(context.active(), span), headers)
  return { headers, span }
}

export function endCallSpan(span: Span, { outcome, status, attempts, queuedMs }: UpstreamCall): void {
  span.setAttribute('http.request.resend_count', Math.max(0, attempts - 1))
  span.setAttribute('polyphony.upstream.queued_ms', queuedMs)
  if (status !== undefined) span.setAttribute('http.response.status_code', status)
  if (outcome !== 'ok') {
    span.setAttribute('error.type', outcome)
    span.setStatus({ code: SpanStatusCode.ERROR })
  }
  span.end()
}
