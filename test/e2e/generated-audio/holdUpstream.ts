import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'

/** A proxy of an upstream that can pause its streams. */
export interface HoldingUpstream extends AsyncDisposable {
  readonly url: string
  /** From now on a stream pauses after this many bytes until it is released. */
  hold(afterBytes: number): void
  release(): void
}

export async function holdUpstream(target: string): Promise<HoldingUpstream> {
  let heldAfter = Number.POSITIVE_INFINITY
  let release = () => {}
  let released: Promise<void> = Promise.resolve()

  async function* held(body: AsyncIterable<Buffer>) {
    let passed = 0
    for await (const piece of body) {
      yield piece
      passed += piece.length
      if (passed >= heldAfter) await released
    }
  }

  const server = createServer((incoming, outgoing) => {
    const { method, url = '', headers } = incoming
    const asked = request(target + url, { method, headers }, async (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers)
      outgoing.flushHeaders()
      const isStream = url.split('?', 1)[0]!.endsWith('/stream')
      await pipeline(isStream ? held(answer) : answer, outgoing).catch(() => outgoing.destroy())
    })
    asked.once('error', () => outgoing.destroy())
    incoming.pipe(asked)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    hold(afterBytes) {
      heldAfter = afterBytes
      released = new Promise((resolve) => {
        release = resolve
      })
    },
    release: () => release(),
    async [Symbol.asyncDispose]() {
      release()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
