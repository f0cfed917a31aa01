import type { FastifyInstance } from 'fastify'
import { validationError } from './apiErrors.js'

/** JSON bodies reach handlers parsed, forms as an unread stream. */
export function addBodyParsers(api: FastifyInstance): void {
  api.removeContentTypeParser('application/json')
  api.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, text: string | Buffer) => (text.length === 0 ? undefined : parseJson(String(text))),
  )
  api.addContentTypeParser('multipart/form-data', async (_request: unknown, stream: unknown) => stream)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw validationError([{ loc: ['body'], msg: 'JSON decode error', type: 'json_invalid' }])
  }
}
