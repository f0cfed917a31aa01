import type { FastifyRequest } from 'fastify'

/** The base URL under which the caller reached the emulator, which is the one it can follow links to. */
export function requestBase({ host }: FastifyRequest): string {
  return `http://${host}`
}
