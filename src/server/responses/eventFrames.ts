export const completeFrame = 'event: complete\ndata:\n\n'

export function nextFrame(result: object): string {
  return `event: next\ndata: ${JSON.stringify(result)}\n\n`
}
