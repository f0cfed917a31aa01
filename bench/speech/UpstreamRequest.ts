/** A request for speech as the upstream takes it: a POST. */
export interface DirectRequest {
  url: string
  headers: Record<string, string>
  body: string
}
