export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

export interface FrameOptions {
  readonly opcode?: number
  readonly isFinal?: boolean
  readonly isMasked?: boolean
  /** The three reserved bits, 0..7. */
  readonly reserved?: number
  /** What the head says instead of the length of the payload. */
  readonly claimedLength?: number
}

const mask = Buffer.from([0x12, 0x34, 0x56, 0x78])

/** A frame of a WebSocket, right or wrong. */
export function writeFrame(payload: Buffer | string, options: FrameOptions = {}): Buffer {
  const { opcode = opcodes.text, isFinal = true, isMasked = true, reserved = 0 } = options
  const content = typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload
  const length = options.claimedLength ?? content.length
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = (isFinal ? 0x80 : 0) | (reserved << 4) | opcode
  const maskBit = isMasked ? 0x80 : 0
  if (length < 126) head[1] = maskBit | length
  else if (length < 65_536) {
    head[1] = maskBit | 126
    head.writeUInt16BE(length, 2)
  } else {
    head[1] = maskBit | 127
    head.writeBigUInt64BE(BigInt(length), 2)
  }
  if (!isMasked) return Buffer.concat([head, content])
  return Buffer.concat([head, mask, content.map((byte, index) => byte ^ mask[index % 4]!)])
}

/** A message of graphql-transport-ws, in one frame. */
export function writeMessage(message: unknown): Buffer {
  return writeFrame(JSON.stringify(message))
}

/** The request that turns a connection into a WebSocket. */
export function writeUpgrade(path: string, lines: readonly string[] = []): Buffer {
  const head = [
    `GET ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'connection: Upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-protocol: graphql-transport-ws',
    ...lines,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1')
}
