import type { FastifyRequest } from 'fastify'

/** The base URL that the client used to reach the emulator. */
export function requestBase({ host }: FastifyRequest): string {
  return `http://${host}`
}
