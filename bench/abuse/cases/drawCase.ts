import type { AbuseCase, CaseDraw } from './AbuseCase.js'
import { getCase, pipelineCase, postCase, sseCase } from './graphqlCases.js'
import { brokenHttpCase, churnCase, oddHttpCase } from './httpCases.js'
import { mediaCase } from './mediaCases.js'
import { brokenFramesCase, brokenMessagesCase, brokenUpgradeCase, socketCase } from './socketCases.js'
import { brokenUploadCase, uploadCase } from './uploadCases.js'

const kinds: readonly (readonly [weight: number, draw: (draw: CaseDraw) => AbuseCase])[] = [
  [34, postCase],
  [6, getCase],
  [7, sseCase],
  [3, pipelineCase],
  [9, socketCase],
  [4, brokenMessagesCase],
  [3, brokenFramesCase],
  [1, brokenUpgradeCase],
  [5, uploadCase],
  [9, brokenUploadCase],
  [7, brokenHttpCase],
  [6, oddHttpCase],
  [2, churnCase],
  [4, mediaCase],
]

export function drawCase(draw: CaseDraw): AbuseCase {
  return draw.random.weighted(kinds)(draw)
}
