import type { FastifyInstance } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { type JsonReader, jsonReader } from '../../http/jsonReader.js'
import { requestBase } from '../../http/requestBase.js'
import { addSpeaker, patchSpeaker } from '../../state/dubbing/dubbingEdits.js'
import type { StateStore } from '../../state/StateStore.js'
import { similarVoices } from '../../state/voices/library.js'
import { voiceToWire } from '../../state/voices/voiceToWire.js'
import type { WireSimilarVoice } from '../../wireDubbing.js'
import { requireVoice } from '../voices/requireVoice.js'
import { type DubbingPath, requireResource, requireSpeaker, requireTargetLanguages } from './requireDubbing.js'

interface SpeakerPath {
  Params: { dubbing_id: string; speaker_id: string }
}

const CLONES = ['track-clone', 'clip-clone']
const TOP = 10
const ANY_DISTANCE = 2
/** The categories that this route can return; voices have more. */
const CATEGORIES = ['premade', 'cloned', 'generated', 'professional', 'famous']

export function dubbingSpeakerRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { state } = context
  const { dubs } = state

  api.post<DubbingPath>('/v1/dubbing/resource/:dubbing_id/speaker', ({ params, body }) => {
    const json = jsonReader(body)
    const validateSpeaker = readSpeaker(json, state)
    json.check()
    const dubbing = requireResource(context, params.dubbing_id)
    const { name, voice = CLONES[0]! } = validateSpeaker()
    const speaker_id = dubs.change(dubbing, () => addSpeaker(dubbing, name, voice))
    return { version: dubbing.version, speaker_id }
  })

  api.patch<SpeakerPath>('/v1/dubbing/resource/:dubbing_id/speaker/:speaker_id', ({ params, body }) => {
    const json = jsonReader(body)
    const validateSpeaker = readSpeaker(json, state)
    const codes = json.texts('languages') ?? []
    json.check()
    const dubbing = requireResource(context, params.dubbing_id)
    const { id } = requireSpeaker(dubbing, params.speaker_id)
    const languages = requireTargetLanguages(dubbing, codes)
    const patch = { ...validateSpeaker(), languages }
    dubs.change(dubbing, () => patchSpeaker(dubbing, id, patch))
    return { version: dubbing.version }
  })

  api.get<SpeakerPath>('/v1/dubbing/resource/:dubbing_id/speaker/:speaker_id/similar-voices', (request) => {
    const dubbing = requireResource(context, request.params.dubbing_id)
    const { id } = requireSpeaker(dubbing, request.params.speaker_id)
    const eligible = state.library().filter(({ category }) => CATEGORIES.includes(category))
    const voices = similarVoices(eligible, `dub:${dubbing.id}:speaker:${id}`, {
      threshold: ANY_DISTANCE,
      limit: TOP,
    }).map((voice): WireSimilarVoice => {
      const { voice_id, name, category, description, preview_url } = voiceToWire(voice, requestBase(request))
      return { voice_id, name, category, description: description ?? null, preview_url: preview_url ?? null }
    })
    return { voices }
  })
}

/** Reads the fields of a speaker. The returned function validates the voice; call it after `check`. */
function readSpeaker(json: JsonReader, state: StateStore) {
  const name = json.text('speaker_name')
  const voice = json.text('voice_id')
  const settings = ['voice_stability', 'voice_similarity', 'voice_style'].map(
    (param) => [param, json.number(param)] as const,
  )
  return () => {
    for (const [param, value] of settings) {
      if (value === undefined || (value >= 0 && value <= 1)) continue
      throw domainError({ code: 'invalid_parameters', message: `${param} must be between 0 and 1.`, param })
    }
    if (voice !== undefined && !CLONES.includes(voice) && !state.libraryVoice(voice)) requireVoice(state, voice)
    return { name, voice }
  }
}
