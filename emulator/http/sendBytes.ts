import type { FastifyReply, FastifyRequest } from 'fastify'

/** The answer of a storage: the bytes, or the one range of them that was asked for. */
export function sendBytes(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  contentType: string,
  bytes: Buffer,
): FastifyReply {
  reply.type(contentType).header('accept-ranges', 'bytes')
  const asked = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '')
  if (!asked || (asked[1] === '' && asked[2] === '')) return reply.send(bytes)
  const [first, last] = asked[1] === '' ? [bytes.length - Number(asked[2]), ''] : [Number(asked[1]), asked[2]!]
  const start = Math.max(0, first)
  const end = last === '' ? bytes.length : Math.min(bytes.length, Number(last) + 1)
  if (start >= end) {
    return reply.code(416).header('content-range', `bytes */${bytes.length}`).send(Buffer.alloc(0))
  }
  return reply
    .code(206)
    .header('content-range', `bytes ${start}-${end - 1}/${bytes.length}`)
    .send(bytes.subarray(start, end))
}
