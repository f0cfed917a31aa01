import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addressKey } from '../../auth/addressKey.js'
import { type AppError, ResponseTooLarge } from '../../errors.js'
import { errorResponse } from './errorResponse.js'
import { onceClosed } from './onceClosed.js'
import { type Reader, smallBytes, type Transfer, type UnsentBytes, unsentError } from './UnsentBytes.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Undefined before authentication: the client address. */
    reader?: Reader
    maxResponseBytes?: number
  }
}

/** Large responses are written in pieces, to measure their progress. */
const pieceBytes = 64 * 1024
const retryAfterSecs = 1

/** Limits unsent bytes. A response that does not fit is replaced by an error. Streams have back-pressure and are not limited. */
export function limitResponses(fastify: FastifyInstance, unsent: UnsentBytes): void {
  fastify.decorateRequest('reader')
  fastify.decorateRequest('maxResponseBytes')
  fastify.addHook('onSend', async (request, reply, payload) => {
    const isText = typeof payload === 'string'
    if (!(isText || Buffer.isBuffer(payload)) || payload.length < smallBytes) return payload
    const bytes = isText ? Buffer.from(payload) : payload
    const reader = request.reader ?? addressReader(request)
    const error = errorFor(bytes.length, { request, reader, unsent })
    if (error !== undefined) return replaceByError(reply, error)
    const transfer = unsent.begin(reader, bytes.length, () => request.raw.socket.destroy())
    onceClosed(reply, () => transfer.end())
    if (bytes.length <= pieceBytes) return bytes
    reply.header('content-length', bytes.length)
    return Readable.from(pieces(bytes, transfer), { objectMode: false, highWaterMark: pieceBytes })
  })
}

function* pieces(bytes: Buffer, transfer: Transfer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    const piece = bytes.subarray(start, start + pieceBytes)
    yield piece
    // The stream continues when this piece is written.
    transfer.progress(piece.length)
  }
}

interface Response {
  request: FastifyRequest
  reader: Reader
  unsent: UnsentBytes
}

function errorFor(bytes: number, { request, reader, unsent }: Response): AppError | undefined {
  const { maxResponseBytes = Number.POSITIVE_INFINITY } = request
  if (bytes > maxResponseBytes) return new ResponseTooLarge(maxResponseBytes)
  const exceeded = unsent.exceededLimit(reader, bytes)
  return exceeded === null ? undefined : unsentError(exceeded)
}

function replaceByError(reply: FastifyReply, error: AppError): string {
  const errors = [{ message: error.message, extensions: error.extensions }]
  const { contentType, body } = errorResponse(errors, reply.request.headers.accept, null)
  if (error.code !== 'RESPONSE_TOO_LARGE') {
    reply.code(error.code === 'RATE_LIMITED' ? 429 : 503).header('retry-after', retryAfterSecs)
  }
  reply.headers({ 'content-type': contentType, 'content-length': Buffer.byteLength(body) })
  return body
}

function addressReader({ raw }: FastifyRequest): Reader {
  return { isAnonymous: true, key: addressKey(raw.socket.remoteAddress) }
}
