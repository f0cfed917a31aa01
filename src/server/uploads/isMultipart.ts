export function isMultipart(contentType: string | undefined): boolean {
  return (contentType ?? '').slice(0, 100).trimStart().toLowerCase().startsWith('multipart/')
}
