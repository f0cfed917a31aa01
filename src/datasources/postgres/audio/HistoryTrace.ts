/** An item of the upstream's history, as far as it identifies the request that created it. */
export interface HistoryTrace {
  id: string
  requestId: string | null
}
