import type { DataSources } from '../../datasources/index.js'
import type { Metrics } from '../../metrics.js'

/** Returns what `/health/ready` reports about the upstream, and adds its metric. It does not decide about readiness. */
export function watchUpstream(
  { upstreamHealth, workspace }: Pick<DataSources, 'upstreamHealth' | 'workspace'>,
  metrics: Metrics,
): () => Promise<Record<string, string>> {
  metrics.watch('polyphony_upstream_state', '1 for the result of the last upstream call of this process.', () => ({
    ...{ ok: 0, refused: 0, unavailable: 0, unknown: 0 },
    [upstreamHealth.state]: 1,
  }))
  return async () => {
    const { last } = await workspace.readSweepState()
    return { upstream: upstreamHealth.state, sweep: last === 'COMPLETED' ? 'ok' : (last ?? 'unknown').toLowerCase() }
  }
}
