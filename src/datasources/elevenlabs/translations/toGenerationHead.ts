import { requestIdOf } from '../client/errorFromResponse.js'
import type { GenerationHead } from '../client/GeneratedStream.js'
import { headerOf } from '../client/readResponse.js'
import type { UpstreamResponse } from '../client/UpstreamRequest.js'
import { read } from './read.js'

const SAFE_ID = /^[\w-]{1,200}$/
const COUNT = /^\d+(\.\d+)?$/

/** @param mediaType Of the format that was asked for: the upstream calls all of them `audio/mpeg`. */
export function toGenerationHead(answer: UpstreamResponse, mediaType: string): GenerationHead {
  const historyItemId = headerOf(answer, 'history-item-id')
  return {
    requestId: requestIdOf(answer.headers) ?? null,
    historyItemId: historyItemId !== undefined && SAFE_ID.test(historyItemId) ? historyItemId : null,
    // Not all of the upstream's own texts name the same header.
    characterCost: countOf(answer, 'character-cost') ?? countOf(answer, 'x-character-count'),
    mediaType,
  }
}

function countOf(answer: UpstreamResponse, name: string): number | null {
  const value = headerOf(answer, name)?.trim()
  return value !== undefined && COUNT.test(value) ? read.int(Math.ceil(Number(value))) : null
}
