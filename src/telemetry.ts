export interface Telemetry {
  close(): Promise<void>
}

export interface TelemetryOptions {
  readonly endpoint: string
  /** Of the resource, such as `service.name`. */
  readonly attributes: Readonly<Record<string, string>>
}

/** Sends spans to an OTLP endpoint. The SDK is imported here only, so that a server without an endpoint does not load it. */
export async function startTelemetry({ endpoint, attributes }: TelemetryOptions): Promise<Telemetry> {
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ])
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes(attributes),
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: 5_000 })),
    ],
  })
  provider.register()
  return { close: () => provider.shutdown() }
}
