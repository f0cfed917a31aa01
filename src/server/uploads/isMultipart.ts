/** Whether the body of a request with this `content-type` is read as a multipart request. */
export function isMultipart(contentType: string | undefined): boolean {
  return (contentType ?? '').slice(0, 100).trimStart().toLowerCase().startsWith('multipart/')
}
