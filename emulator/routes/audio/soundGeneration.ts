import type { FastifyInstance } from 'fastify'
import { STREAM_FORMATS } from '../../audio/outputFormat.js'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { jsonReader } from '../../http/jsonReader.js'
import { charge, sendWhole } from './generate.js'
import { generationQuery } from './generationQuery.js'
import { demandFormat, demandWords } from './generationRules.js'
import { oneVoice } from './speechRequest.js'

const MODELS = ['eleven_text_to_sound_v2']
const SHORTEST_SECS = 0.5
const LONGEST_SECS = 30
const COST_OF_ANY_LENGTH = 200
const COST_PER_SECOND = 40
/** The effect is a rush of noise with a voice in it. */
const NOISE = 0.25

export function soundGenerationRoutes(api: FastifyInstance, context: EmulatorContext): void {
  api.post('/v1/sound-generation', (request, reply) => {
    const { format } = generationQuery(request.query, STREAM_FORMATS)
    const json = jsonReader(request.body)
    const text = json.demandText('text')
    const loop = json.plainBoolean('loop', false)
    const asked = json.number('duration_seconds')
    const influence = json.number('prompt_influence')
    json.word('model_id', MODELS)
    json.check()
    demandWords(text)
    // Both ranges stand in the public text alone, so it is not the framework that keeps them.
    demandRange('duration_seconds', asked, SHORTEST_SECS, LONGEST_SECS)
    demandRange('prompt_influence', influence, 0, 1)
    demandFormat(context.state.plan, format)
    const durationSecs = asked ?? fittingSecs(text)
    const sound = { speech: { ...oneVoice([text, durationSecs, loop]), durationSecs, noise: NOISE }, format }
    const cost = asked === undefined ? COST_OF_ANY_LENGTH : Math.ceil(asked * COST_PER_SECOND)
    charge(request, reply, context, { sound, cost })
    return sendWhole(reply, sound)
  })
}

/** A length that the model chooses: the longer it takes to describe a sound, the longer it is. */
function fittingSecs(text: string): number {
  return Math.min(22, 1 + Math.round([...text].length / 2) / 10)
}

function demandRange(param: string, value: number | undefined, least: number, most: number): void {
  if (value === undefined || (value >= least && value <= most)) return
  throw domainError({ code: 'invalid_parameters', message: `${param} must be between ${least} and ${most}.`, param })
}
