import type { FastifyReply, FastifyRequest } from 'fastify'

/** Sends the bytes, or the single range that the request asks for. */
export function sendBytes(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { contentType, bytes }: { contentType: string; bytes: Buffer },
): FastifyReply {
  reply.type(contentType).header('accept-ranges', 'bytes')
  const range = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '')
  if (!range || (range[1] === '' && range[2] === '')) return reply.send(bytes)
  const [first, last] = range[1] === '' ? [bytes.length - Number(range[2]), ''] : [Number(range[1]), range[2]!]
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
