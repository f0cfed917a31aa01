import { type Attributes, context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AppError } from '../errors.js'

export interface SpanSettings {
  readonly kind?: SpanKind
  readonly attributes?: Attributes
  /** Of an incoming request, whose trace is continued. */
  readonly headers?: object
}

/** Runs work in a span that ends with it. Without a tracing SDK in the process the span is a no-op. */
export async function inSpan<Value>(
  name: string,
  { kind = SpanKind.INTERNAL, attributes, headers }: SpanSettings,
  work: () => Promise<Value>,
): Promise<Value> {
  const parent = headers === undefined ? context.active() : propagation.extract(context.active(), headers)
  const span = trace.getTracer('polyphony').startSpan(name, { kind, attributes }, parent)
  try {
    return await context.with(trace.setSpan(parent, span), work)
  } catch (error) {
    failSpan(span, error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown')
    throw error
  } finally {
    span.end()
  }
}

/** @param code Of the error, never its message, which may contain texts of users. */
export function failSpan(span: Span, code: string): void {
  span.setAttribute('error.type', code)
  span.setStatus({ code: SpanStatusCode.ERROR })
}
