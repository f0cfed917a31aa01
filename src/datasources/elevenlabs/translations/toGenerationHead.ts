import { requestIdOf } from '../client/errorFromResponse.js'
import type { GenerationHead } from '../client/GeneratedStream.js'
import { headerOf } from '../client/readResponse.js'
import type { UpstreamResponse } from '../client/UpstreamRequest.js'
import { read } from './read.js'

const SAFE_ID = /^[\w-]{1,200}$/
const COUNT = /^\d+(\.\d+)?$/

/** @param mediaType Of the requested format: upstream says `audio/mpeg` for all formats. */
export function toGenerationHead(response: UpstreamResponse, mediaType: string): GenerationHead {
  const historyItemId = headerOf(response, 'history-item-id')
  return {
    requestId: requestIdOf(response.headers) ?? null,
    historyItemId: historyItemId !== undefined && SAFE_ID.test(historyItemId) ? historyItemId : null,
    // The documentation of upstream names both headers.
    characterCost: countOf(response, 'character-cost') ?? countOf(response, 'x-character-count'),
    mediaType,
  }
}

function countOf(response: UpstreamResponse, name: string): number | null {
  const value = headerOf(response, name)?.trim()
  return value !== undefined && COUNT.test(value) ? read.int(Math.ceil(Number(value))) : null
}
