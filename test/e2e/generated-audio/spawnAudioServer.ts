import { SignJWT } from 'jose'
import type { Emulator } from '../../../emulator/index.js'
import { type SpawnedServer, spawnServer } from '../../support/spawnServer.js'
import { waitUntil } from '../../support/waitUntil.js'
import { type AudioClient, openAudioClient } from './openAudioClient.js'

const jwtSecret = 'a secret that all processes of these tests share'

/** A process of the compiled program with the token of ada. */
export interface SpawnedAudioServer extends AudioClient {
  readonly server: SpawnedServer
}

/** The environment of such a process, without its folders. */
export function environmentOf(upstream: Emulator, env: Record<string, string>): Record<string, string> {
  return {
    ...{ ROLE: 'all', AUTH_JWT_SECRET: jwtSecret },
    ...{ ELEVENLABS_API_KEY: upstream.apiKey, ELEVENLABS_BASE_URL: upstream.url },
    ...env,
  }
}

export async function spawnAudioServer(upstream: Emulator, env: Record<string, string>): Promise<SpawnedAudioServer> {
  const server = await spawnServer(environmentOf(upstream, env))
  const token = await new SignJWT({ scope: 'voices:read voices:write audio:generate', org_id: 'acme' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('ada')
    .setIssuedAt()
    .setExpirationTime('1 hour')
    .sign(new TextEncoder().encode(jwtSecret))
  return { ...openAudioClient(server.url, token), server }
}

/** A worker finds the voices of the workspace, and those of the seed are stock. */
export async function untilVisible(client: AudioClient, voiceId: string): Promise<void> {
  const isVisible = async () => {
    const { data } = await client.ask<{ voice: object | null }>('query ($id: ID!) { voice(id: $id) { id } }', {
      id: voiceId,
    })
    return data?.voice != null
  }
  await waitUntil(isVisible, 'the voice is found')
}

/** The audio that upstream has, not the stored one. */
export async function fileUpstream(upstream: Emulator, historyItemId: string): Promise<Buffer> {
  const headers = { 'xi-api-key': upstream.apiKey }
  const response = await fetch(`${upstream.url}/v1/history/${historyItemId}/audio`, { headers })
  if (!response.ok) throw new Error(`The history answered ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}
