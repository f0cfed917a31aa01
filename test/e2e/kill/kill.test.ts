import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type SpawnedServer, spawnServer } from '../../support/spawnServer.js'
import { waitUntil } from '../../support/waitUntil.js'

let dataDir: string
let server: SpawnedServer

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'polyphony-kill-'))
})
afterAll(async () => {
  await server.kill('SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

interface Answer<Data> {
  data: Data
  errors?: unknown[]
}

async function ask<Data>(query: string, variables?: object): Promise<Answer<Data>> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Answer<Data>
}

const setVisibility = `mutation ($voiceId: ID!, $visibility: VoiceVisibility!) {
  setVoiceVisibility(input: { id: $voiceId, visibility: $visibility }) { voiceId }
}`

test('Repeated kill -9 during mutations loses no acknowledged mutation', async () => {
  let acknowledged = 0
  server = await spawnServer({ DATA_DIR: dataDir })
  for (let round = 0; round < 3; round += 1) {
    const { data } = await ask<{ voices: { edges: { node: { id: string } }[] } }>(
      '{ voices(first: 100, filter: { accesses: [OWN] }) { edges { node { id } } } }',
    )
    const ids = data.voices.edges.map((edge) => edge.node.id)
    expect(ids.length).toBeGreaterThan(3)

    const last = new Map<string, { acknowledged: string; sent: string }>()
    let isDead = false
    const write = async (voiceId: string) => {
      for (let turn = 0; !isDead; turn += 1) {
        const visibility = turn % 2 === 0 ? 'TENANT' : 'PRIVATE'
        last.set(voiceId, { acknowledged: last.get(voiceId)?.acknowledged ?? '', sent: visibility })
        const answer = await ask<unknown>(setVisibility, { voiceId, visibility }).catch(() => null)
        if (answer === null) return
        expect(answer.errors).toBeUndefined()
        last.set(voiceId, { acknowledged: visibility, sent: visibility })
        acknowledged += 1
      }
    }
    const writers = Promise.all(ids.map(write))
    const enough = acknowledged + 40
    await waitUntil(() => acknowledged >= enough, 'enough mutations are acknowledged', { timeoutMs: 120_000 })
    await server.kill('SIGKILL')
    isDead = true
    await writers

    server = await spawnServer({ DATA_DIR: dataDir })
    const after = await ask<{ voices: { edges: { node: { id: string; visibility: string } }[] } }>(
      '{ voices(first: 100, filter: { accesses: [OWN] }) { edges { node { id visibility } } } }',
    )
    for (const { node } of after.data.voices.edges) {
      const { acknowledged: said, sent } = last.get(node.id)!
      // The last request may have been executed without a response.
      expect([said, sent]).toContain(node.visibility)
    }
  }
  expect(acknowledged).toBeGreaterThanOrEqual(120)
}, 240_000)
