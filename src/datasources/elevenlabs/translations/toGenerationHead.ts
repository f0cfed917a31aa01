import { requestIdOf } from '../client/errorFromResponse.js'
import type { GenerationHead } from '../client/GeneratedStream.js'
import { headerOf } from '../client/readAnswer.js'
import type { UpstreamAnswer } from '../client/UpstreamRequest.js'
import { wire } from './wire.js'

const SAFE_ID = /^[\w-]{1,200}$/
const COUNT = /^\d+(\.\d+)?$/

/** @param mediaType Of the format that was asked for: the upstream calls all of them `audio/mpeg`. */
export function toGenerationHead(answer: UpstreamAnswer, mediaType: string): GenerationHead {
  const historyItemId = headerOf(answer, 'history-item-id')
  return {
    requestId: requestIdOf(answer.headers) ?? null,
    historyItemId: historyItemId !== undefined && SAFE_ID.test(historyItemId) ? historyItemId : null,
    // Not all of the upstream's own texts name the same header.
    characterCost: countOf(answer, 'character-cost') ?? countOf(answer, 'x-character-count'),
    mediaType,
  }
}

function countOf(answer: UpstreamAnswer, name: string): number | null {
  const value = headerOf(answer, name)?.trim()
  return value !== undefined && COUNT.test(value) ? wire.int(Math.ceil(Number(value))) : null
}
