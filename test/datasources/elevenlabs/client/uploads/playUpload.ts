import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect } from '@jest/globals'
import { mayHaveExecuted } from '../../../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import type { UploadOptions } from '../../../../../src/datasources/elevenlabs/client/uploads/UploadPart.js'
import type { UpstreamLimitOverrides } from '../../../../../src/datasources/elevenlabs/limiters/upstreamLimits.js'
import { drainSockets } from '../../../../support/drainSockets.js'
import { waitUntil } from '../../../../support/waitUntil.js'
import { CALLER, openTestUpstream, QUICK } from '../../openTestUpstream.js'
import { sendJson, startRawServer } from '../../startRawServer.js'
import { bodyOf, type TestFiles } from './uploadSources.js'

export interface UploadScene {
  files: TestFiles
  answer?: (request: IncomingMessage, response: ServerResponse) => void
  options?: UploadOptions
  limits?: UpstreamLimitOverrides
  signal?: AbortSignal
  onSettled?: () => void
}

export interface UploadOutcome {
  value?: unknown
  error?: unknown
  mayHaveExecuted: boolean
  requests: number
  /** Whether a request arrived completely. */
  arrivedWhole: boolean
}

export const readWhole = async (request: IncomingMessage, response: ServerResponse) => {
  await bodyOf(request).catch(() => {})
  if (request.complete) sendJson(response, [])
}

/** One upload. Its files must be closed and its slot must be released in every case. */
export async function playUpload({
  files,
  answer = readWhole,
  options,
  limits = QUICK,
  signal,
  onSettled,
}: UploadScene): Promise<UploadOutcome> {
  const texts: string[] = []
  const outcome: UploadOutcome = { mayHaveExecuted: true, requests: 0, arrivedWhole: false }
  await using server = await startRawServer((request, response) => {
    const index = texts.push('') - 1
    request.on('data', (chunk) => {
      texts[index] = (texts[index] + chunk).slice(-200)
    })
    answer(request, response)
  })
  await using upstream = openTestUpstream(server, limits)
  const { samples } = upstream.as({ ...CALLER, signal })
  try {
    outcome.value = await samples.add('v1', { files }, options)
  } catch (error) {
    outcome.error = error
    outcome.mayHaveExecuted = mayHaveExecuted(error)
  }
  await waitUntil(() => upstream.stats().limiters.upload.inFlight === 0, 'the slot is released')
  expect(files.state).toBe('over')
  onSettled?.()
  await waitUntil(() => !files.files.some(({ isOpen }) => isOpen), 'all files are closed')
  await drainSockets()
  outcome.requests = server.requests.length
  outcome.arrivedWhole = texts.some((text) => /--\r\n$/.test(text)) || server.requests.some(({ complete }) => complete)
  return outcome
}
