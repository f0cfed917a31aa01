/** Frames of server-sent events in the distinct connections mode of graphql-sse. */
export const completeFrame = 'event: complete\ndata:\n\n'

export function nextFrame(result: object): string {
  return `event: next\ndata: ${JSON.stringify(result)}\n\n`
}
