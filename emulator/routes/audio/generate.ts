import type { FastifyReply, FastifyRequest } from 'fastify'
import { type AudioRecipe, encodeAudio } from '../../audio/encodeAudio.js'
import { outputFormat } from '../../audio/outputFormat.js'
import { type AudioChunk, splitAudio } from '../../audio/splitAudio.js'
import type { EmulatorContext } from '../../context.js'
import { delayedStream } from '../../http/delayedStream.js'
import { type Exchange, exchangeOf } from '../../http/exchange.js'
import { historyItem } from '../../state/audio/speechHistory.js'
import type { WireHistoryItem } from '../../wire.js'
import { assertCredits } from './generationRules.js'

export interface HttpCall {
  request: FastifyRequest
  reply: FastifyReply
  context: EmulatorContext
}

/** A generation to charge. */
export interface Charge {
  cost: number
  /** Number of characters of the spoken text. */
  characters?: number
  audio?: AudioRecipe
  /** The history item of the audio. Absent: the history stores nothing. */
  history?: Partial<WireHistoryItem> & Pick<WireHistoryItem, 'source'>
  /** The history item is `processing` while the response is being sent. */
  streamed?: boolean
}

/** Audio to generate. Everything but the credits has been checked. */
export interface Generation extends Charge {
  audio: AudioRecipe
}

/** Charges for a generation, records it in the call log and in the history, and sets the response headers. */
export function charge({ request, reply, context }: HttpCall, generation: Charge): void {
  const { state } = context
  const { cost, characters } = generation
  assertCredits(state.plan, cost)
  state.plan.charactersUsed += cost
  const exchange = exchangeOf(request)
  const historyItemId = recordInHistory(exchange, context, generation)
  state.markChanged()
  exchange.call.generation = { characterCost: cost, historyItemId }
  reply.header('character-cost', cost)
  if (historyItemId !== null) reply.header('history-item-id', historyItemId)
  if (characters !== undefined) reply.header('x-character-count', characters)
}

/** Adds the generation to the history if it has a history item. Returns the id of the item. */
function recordInHistory(
  { requestId, closed }: Exchange,
  { state, clock }: EmulatorContext,
  { audio, cost, history, streamed = false }: Charge,
): string | null {
  if (!history || !audio) return null
  const { charactersUsed } = state.plan
  const item = historyItem(
    {
      history_item_id: state.generationId(),
      request_id: requestId,
      character_count_change_from: charactersUsed - cost,
      character_count_change_to: charactersUsed,
      content_type: outputFormat(audio.format).mediaType,
      output_format: audio.format,
      state: streamed ? 'processing' : 'created',
      ...history,
    },
    clock.now(),
  )
  const finish = () => {
    item.state = 'created'
  }
  closed.addEventListener('abort', finish, { once: true })
  state.speechHistory.add({ item, audio })
  return item.history_item_id
}

/** Sends the audio as the response body. */
export function sendAudio(reply: FastifyReply, audio: AudioRecipe): FastifyReply {
  return reply.type(outputFormat(audio.format).mediaType).send(encodeAudio(audio))
}

/** Sends the audio as the response body, chunk by chunk. */
export function streamAudio({ request, reply, context }: HttpCall, audio: AudioRecipe): FastifyReply {
  const { state } = context
  const chunks = chunksOf(audio, state.generation.pieceSecs).map(({ bytes }) => bytes)
  const stream = delayedStream(chunks, { ...state.generation }, exchangeOf(request).closed)
  return reply.type(outputFormat(audio.format).mediaType).send(stream)
}

export function chunksOf(audio: AudioRecipe, pieceSecs: number): AudioChunk[] {
  return splitAudio(encodeAudio(audio), audio.speech.durationSecs, pieceSecs)
}
