import type { FastifyInstance } from 'fastify'
import { STREAM_FORMATS } from '../../audio/outputFormat.js'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { jsonReader } from '../../http/jsonReader.js'
import { charge, sendAudio } from './generate.js'
import { generationQuery } from './generationQuery.js'
import { assertTextNotBlank, requireOutputFormat } from './generationRules.js'
import { singleSpeaker } from './speechRequest.js'

const MODELS = ['eleven_text_to_sound_v2']
const MIN_SECS = 0.5
const MAX_SECS = 30
const DEFAULT_COST = 200
const COST_PER_SECOND = 40
/** Amplitude of the noise in an effect. */
const NOISE = 0.25

export function soundGenerationRoutes(api: FastifyInstance, context: EmulatorContext): void {
  api.post('/v1/sound-generation', (request, reply) => {
    const { format } = generationQuery(request.query, STREAM_FORMATS)
    const json = jsonReader(request.body)
    const text = json.requireText('text')
    const loop = json.nonNullBoolean('loop', false)
    const requestedSecs = json.number('duration_seconds')
    const promptInfluence = json.number('prompt_influence')
    json.enumValue('model_id', MODELS)
    json.check()
    assertTextNotBlank(text)
    // Both ranges are documented but not declared, so these are not 422 errors.
    assertRange('duration_seconds', requestedSecs, [MIN_SECS, MAX_SECS])
    assertRange('prompt_influence', promptInfluence, [0, 1])
    requireOutputFormat(context.state.plan, format)
    const durationSecs = requestedSecs ?? defaultDurationSecs(text)
    const audio = { speech: { ...singleSpeaker([text, durationSecs, loop]), durationSecs, noise: NOISE }, format }
    const cost = requestedSecs === undefined ? DEFAULT_COST : Math.ceil(requestedSecs * COST_PER_SECOND)
    charge({ request, reply, context }, { audio, cost })
    return sendAudio(reply, audio)
  })
}

/** Without a requested duration, the effect gets longer with its description. */
function defaultDurationSecs(text: string): number {
  return Math.min(22, 1 + Math.round([...text].length / 2) / 10)
}

function assertRange(param: string, value: number | undefined, [min, max]: readonly [number, number]): void {
  if (value === undefined || (value >= min && value <= max)) return
  throw domainError({ code: 'invalid_parameters', message: `${param} must be between ${min} and ${max}.`, param })
}
