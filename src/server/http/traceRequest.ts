import { context, propagation, SpanKind, trace } from '@opentelemetry/api'
import type { FastifyReply, FastifyRequest } from 'fastify'

type Handler = (request: FastifyRequest, reply: FastifyReply) => unknown

/** Runs a handler in a span, the parent of its upstream calls. Continues the trace of the gateway. */
export function traceRequest(handler: Handler): Handler {
  return (request, reply) => {
    const incoming = propagation.extract(context.active(), request.headers)
    const span = trace.getTracer('polyphony.graphql').startSpan('graphql', { kind: SpanKind.SERVER }, incoming)
    reply.raw.once('close', () => span.end())
    return context.with(trace.setSpan(incoming, span), () => handler(request, reply))
  }
}
