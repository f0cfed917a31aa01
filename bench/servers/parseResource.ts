import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { request } from 'undici'
import type { ResourceSettings, WireResource } from '../dubbing/WireResource.js'
import { givenSettings } from '../process/readSettings.js'
import { answerParent } from '../process/serveParent.js'

/** What nobody can spare who asks for a resource: it fetches it for each request, parses it, and answers its version. */
const { upstream }: ResourceSettings = givenSettings()
const headers = { 'xi-api-key': upstream.apiKey }

const server = createServer(async ({ url }, response) => {
  const { body } = await request(`${upstream.url}/v1/dubbing/resource${url}`, { headers })
  const { version, speaker_segments }: WireResource = JSON.parse(await body.text())
  response.end(JSON.stringify({ version, segments: Object.keys(speaker_segments).length }))
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  answerParent({ url: `http://127.0.0.1:${port}` }, async () => server.close())
})
