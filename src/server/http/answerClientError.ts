import type { Socket } from 'node:net'
import { rawErrorResponse } from '../responses/errorResponse.js'

export interface ClientError extends Error {
  code?: string
  accept?: string
}

const statuses: Readonly<Record<string, { status: number; message: string }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The request did not arrive in time.' },
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The request headers are too large.' },
}
const malformed = { status: 400, message: 'The request is not valid HTTP.' }

/** Answers a request that the HTTP parser refused, on its socket, and closes the connection. */
export function answerClientError(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const { status, message } = statuses[error.code ?? ''] ?? malformed
  if (socket.writable) {
    socket.write(rawErrorResponse(status, { message, extensions: { code: 'BAD_REQUEST' } }, error.accept))
  }
  socket.destroy(error)
}
