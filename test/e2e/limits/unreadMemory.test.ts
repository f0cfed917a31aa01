import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { SignJWT } from 'jose'
import { type SpawnedServer, spawnServer } from '../../support/spawnServer.js'
import { waitUntil } from '../../support/waitUntil.js'

const secret = 'a secret for tests that is long enough'
const requests = 60
/** Each response would have 13 MB. */
const body = JSON.stringify({
  query: `{ _service { ${Array.from({ length: 99 }, (_, i) => `s${i}: sdl`).join(' ')} } }`.padEnd(58_000, ' '),
})

const mebibytes = async ({ process: { pid } }: SpawnedServer) =>
  Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024

async function askUnread(url: string, authorization: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined).pause()
  await once(socket, 'connect')
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${authorization}content-length: ${body.length}\r\n\r\n${body}`,
  )
  return socket
}

/** Waits until no operation is in progress in five polls in a row. */
async function settle(url: string): Promise<void> {
  let quiet = 0
  const isQuiet = async () => {
    const answer = await fetch(`${url}/health/live`)
    expect(answer.ok).toBe(true)
    const metrics = await (await fetch(`${url}/metrics`)).text()
    const inProgress = [...metrics.matchAll(/^polyphony_operations_in_progress\S+ (\d+)$/gm)].map(([, n]) => Number(n))
    quiet = inProgress.some((count) => count > 0) ? 0 : quiet + 1
    return quiet === 5
  }
  await waitUntil(isQuiet, 'no operation is in progress', { timeoutMs: 120_000 })
}

test('Unread responses use little memory, for anonymous and signed-in clients', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'polyphony-unread-'))
  const server = await spawnServer({ AUTH_JWT_SECRET: secret, DATA_DIR: dataDir })
  try {
    const token = await new SignJWT({ scope: 'voices:read' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('ann')
      .setExpirationTime('10 min')
      .sign(new TextEncoder().encode(secret))
    const before = await mebibytes(server)
    for (const authorization of ['', `authorization: Bearer ${token}\r\n`]) {
      const sockets = await Promise.all(Array.from({ length: requests }, () => askUnread(server.url, authorization)))
      await settle(server.url)
      expect((await mebibytes(server)) - before).toBeLessThan(450)
      for (const socket of sockets) socket.destroy()
    }
  } finally {
    await server.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
  }
}, 300_000)
