import { milliseconds, object, text } from './controlBodies.js'

/** JSON schemas of the dubbing controls. Unknown keys are refused. */

const languages = { type: 'array', items: text, maxItems: 100, uniqueItems: true }
const speakers = { type: 'integer', minimum: 1, maximum: 32 }
const segments = { type: 'integer', minimum: 1, maximum: 20_000 }
const seconds = { type: 'number', exclusiveMinimum: 0 }

export const addDubbingsBody = object({
  count: { type: 'integer', minimum: 1, maximum: 1000 },
  dub: object({
    dubbing_id: text,
    name: text,
    status: text,
    error: text,
    source_language: text,
    target_languages: languages,
    editable: { type: 'boolean' },
    created_at: text,
    content_type: text,
    duration_secs: seconds,
    speakers,
    segments,
    creator: { enum: ['personal', 'others'] },
    creation_source: text,
    model: text,
  }),
})

export const dubbingOverrideBody = object({
  outcome: { enum: ['dubbed', 'failed'] },
  queuedMs: milliseconds,
  preparingMs: milliseconds,
  dubbingMs: milliseconds,
  error: text,
  speakers,
  segments,
  sourceLanguage: text,
  durationSecs: seconds,
  contentType: text,
})

export const renderOverrideBody = object({ outcome: { enum: ['complete', 'failed'] }, ms: milliseconds })

export const jobOverrideBody = object({ outcome: { enum: ['completed', 'failed'] }, ms: milliseconds })

export const dubbingBehaviourBody = object({
  queuedMs: milliseconds,
  preparingMs: milliseconds,
  dubbingMs: milliseconds,
  renderMs: milliseconds,
  jobMs: milliseconds,
  linkLifetimeMs: { type: 'number', minimum: 1 },
  createdAtAs: { enum: ['naive', 'utc'] },
  staleWithoutAudio: { type: 'boolean' },
  oddTimes: { enum: ['refused', 'accepted'] },
  studioJson: { enum: ['refused', 'given'] },
  transcriptErrors: { enum: ['flat', 'detail'] },
  subtitlesAs: { enum: ['text', 'json'] },
  failedDubStatus: { enum: [425, 404] },
})
