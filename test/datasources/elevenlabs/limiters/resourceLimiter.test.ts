import type { ServerResponse } from 'node:http'
import { expect, test } from '@jest/globals'
import { waitUntil } from '../../../support/waitUntil.js'
import { CALLER, openTestUpstream, QUICK } from '../openTestUpstream.js'
import { sendJson, startRawServer } from '../startRawServer.js'

/** Responds to reads when the test requests it, in the order of the requests. */
async function startSlow() {
  const open: ServerResponse[] = []
  const server = await startRawServer((_, response) => open.push(response))
  const asked = () => server.requests.map(({ url }) => url!.split('/').at(-1))
  return { ...server, asked, answerNext: () => sendJson(open.shift()!, { version: 1 }) }
}

test('One tenant has at most two dubbing resources read at once, and does not delay other tenants', async () => {
  await using server = await startSlow()
  await using upstream = openTestUpstream(server, QUICK)
  const dubbings = ['a', 'b', 'c', 'd', 'e'].map((id) => upstream.apis.dubbingResource.getResource(id))
  await waitUntil(() => upstream.stats().limiters.resource.queued === 3, 'three reads are queued')
  dubbings.push(upstream.as({ ...CALLER, tenantId: 'tenant-2' }).dubbingResource.getResource('other'))
  await waitUntil(() => server.requests.length === 3, 'three requests have arrived')
  expect(server.asked()).toEqual(['a', 'b', 'other'])
  for (let answered = 0; answered < 6; answered += 1) {
    await waitUntil(() => server.requests.length > answered, 'the next request has arrived')
    server.answerNext()
  }
  expect(await Promise.all(dubbings)).toHaveLength(6)
})

test('Polling reads let all other reads go first', async () => {
  await using server = await startSlow()
  const limiters = { resource: { maxInFlight: 1 } }
  await using upstream = openTestUpstream(server, { ...QUICK, limiters })
  const { apis } = upstream
  const reading = [apis.dubbingResource.getResource('first')]
  await waitUntil(() => server.requests.length === 1, 'the next request has arrived')
  reading.push(apis.polling.dubbingResource.getResource('look'), apis.dubbingResource.getResource('query'))
  for (let count = 1; count <= 3; count += 1) {
    await waitUntil(() => server.requests.length === count, 'the next request has arrived')
    server.answerNext()
  }
  await Promise.all(reading)
  expect(server.asked()).toEqual(['first', 'query', 'look'])
})
