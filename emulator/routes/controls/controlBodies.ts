import { FAULT_KINDS, type FaultMatch, type FaultOptions, type LatencyOptions } from '../../faults/faults.js'
import { DOMAIN_ERROR_TYPES } from '../../http/apiErrors.js'

/** JSON schemas of the control routes. Unknown keys are refused: a misspelled key would otherwise have no effect. */

export interface MatchBody extends Omit<FaultMatch, 'route'> {
  route?: string
  /** A regular expression for the route template. */
  routePattern?: string
}

export interface FaultBody extends Omit<FaultOptions, 'times' | 'match'> {
  /** JSON has no Infinity. */
  times?: number | 'always'
  match?: MatchBody
}

export interface LatencyBody extends Omit<LatencyOptions, 'match'> {
  match?: MatchBody
}

export const text = { type: 'string', maxLength: 500 }
export const milliseconds = { type: 'number', minimum: 0, maximum: 600_000 }
export const object = (properties: Record<string, unknown>, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const match = object({ method: text, route: text, routePattern: text, voiceId: text })

export const faultBody = object(
  {
    kind: { enum: FAULT_KINDS },
    match,
    times: { anyOf: [{ type: 'integer', minimum: 1 }, { const: 'always' }] },
    latencyMs: milliseconds,
    retryAfterSecs: { type: 'number', minimum: 0 },
    legacy: { type: 'boolean' },
    ms: milliseconds,
    afterBytes: { type: 'integer', minimum: 0 },
    bytesPerSecond: { type: 'number', exclusiveMinimum: 0 },
    code: text,
    message: text,
    httpStatus: { type: 'integer', minimum: 400, maximum: 599 },
    type: { enum: DOMAIN_ERROR_TYPES },
    param: text,
    locations: {
      type: 'array',
      maxItems: 20,
      items: { type: 'array', maxItems: 20, items: { anyOf: [text, { type: 'integer' }] } },
    },
  },
  ['kind'],
)

export const latencyBody = object({ ms: milliseconds, jitterMs: milliseconds, match }, ['ms'])

export const advanceBody = object({ ms: { type: 'number', minimum: 0 } }, ['ms'])

export const addVoicesBody = object({
  count: { type: 'integer', minimum: 1, maximum: 5000 },
  voice: { type: 'object' },
})

export const trainingOverrideBody = object({
  modelId: text,
  outcome: { enum: ['fine_tuned', 'failed', 'delayed'] },
  queuedMs: milliseconds,
  trainingMs: milliseconds,
  delayedMs: milliseconds,
  message: text,
})

export const separationOverrideBody = object({
  outcome: { enum: ['completed', 'failed'] },
  ms: milliseconds,
  speakers: { type: 'integer', minimum: 1, maximum: 32 },
})

export const verificationOverrideBody = object(
  {
    accept: { type: 'boolean' },
    similarity: { type: 'number' },
    levenshteinDistance: { type: 'number' },
    transcription: text,
    failure: text,
    httpStatus: { type: 'integer', minimum: 400, maximum: 599 },
  },
  ['accept'],
)

export const patchVoiceBody = object({
  set: { type: 'object' },
  unset: { type: 'array', items: text, maxItems: 100 },
})
