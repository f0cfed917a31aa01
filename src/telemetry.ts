export interface Telemetry {
  close(): Promise<void>
}

/** Sends spans to an OTLP endpoint. The SDK is imported here only, so that a server without an endpoint does not load it. */
export async function startTelemetry(endpoint: string, version: string): Promise<Telemetry> {
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ])
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'polyphony', 'service.version': version }),
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: 5_000 })),
    ],
  })
  provider.register()
  return { close: () => provider.shutdown() }
}
