import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { request } from 'undici'
import type { ResourceSettings, WireResource } from '../dubbing/WireResource.js'
import { readSettings } from '../process/readSettings.js'
import { serveParent } from '../process/serveParent.js'

/** The minimum work for a resource: fetches and parses it for each request and returns its version. */
const { upstream }: ResourceSettings = readSettings()
const headers = { 'xi-api-key': upstream.apiKey }

const server = createServer(async ({ url }, response) => {
  const { body } = await request(`${upstream.url}/v1/dubbing/resource${url}`, { headers })
  const { version, speaker_segments }: WireResource = JSON.parse(await body.text())
  response.end(JSON.stringify({ version, segments: Object.keys(speaker_segments).length }))
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  serveParent({ url: `http://127.0.0.1:${port}` }, async () => server.close())
})
