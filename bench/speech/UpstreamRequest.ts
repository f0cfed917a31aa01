/** A POST request for speech to the upstream. */
export interface UpstreamRequest {
  url: string
  headers: Record<string, string>
  body: string
}
