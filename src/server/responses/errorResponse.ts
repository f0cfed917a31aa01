import { STATUS_CODES } from 'node:http'
import type { FastifyReply } from 'fastify'
import type { GraphQLFormattedError } from 'graphql'
import Negotiator from 'negotiator'
import { completeFrame, nextFrame } from './eventFrames.js'

export interface ErrorResponse {
  readonly contentType: string
  readonly body: string
}

const json = 'application/json; charset=utf-8'
const graphqlJson = 'application/graphql-response+json; charset=utf-8'
const eventStream = 'text/event-stream; charset=utf-8'

/**
 * A GraphQL response with errors only, in a media type of the Accept header: JSON where the client accepts it,
 * otherwise an event stream or a multipart response. JSON if the client accepts none of these.
 */
export function errorResponse(errors: readonly GraphQLFormattedError[], accept = '*/*', data?: null): ErrorResponse {
  const negotiator = new Negotiator({ headers: { accept } })
  const jsonType = negotiator.mediaType([json, graphqlJson])
  const result = { errors, data }
  if (jsonType !== undefined) return { contentType: jsonType, body: JSON.stringify(result) }
  if (negotiator.mediaType([eventStream]) !== undefined) {
    return { contentType: eventStream, body: nextFrame(result) + completeFrame }
  }
  if (accept.toLowerCase().includes('multipart/mixed')) return multipartResponse(result, accept)
  return { contentType: json, body: JSON.stringify(result) }
}

export function rawErrorResponse(status: number, error: GraphQLFormattedError, accept: string | undefined): string {
  const { contentType, body } = errorResponse([error], accept)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    `content-type: ${contentType}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

/** Writes the response to a request that GraphQL does not execute. */
export function sendErrors(
  reply: FastifyReply,
  status: number,
  errors: readonly GraphQLFormattedError[],
): FastifyReply {
  const { contentType, body } = errorResponse(errors, reply.request.headers.accept)
  return reply.code(status).header('content-type', contentType).send(body)
}

function multipartResponse(result: object, accept: string): ErrorResponse {
  const isSubscription = accept.toLowerCase().includes('subscriptionspec')
  const part = JSON.stringify(isSubscription ? { payload: null, ...result } : { ...result, hasNext: false })
  const parameters = isSubscription ? 'boundary="graphql"; subscriptionSpec=1.0' : 'boundary="-"; deferSpec=20220824'
  const boundary = isSubscription ? 'graphql' : '-'
  const body = `\r\n--${boundary}\r\ncontent-type: ${json}\r\n\r\n${part}\r\n--${boundary}--\r\n`
  return { contentType: `multipart/mixed; ${parameters}`, body }
}
