import type { FastifyReply, FastifyRequest } from 'fastify'
import { generatedSound, type SoundRecipe } from '../../audio/encodeAudio.js'
import { outputFormat } from '../../audio/outputFormat.js'
import { cutSound, type SoundPiece } from '../../audio/splitAudio.js'
import type { EmulatorContext } from '../../context.js'
import { pacedStream } from '../../http/delayedStream.js'
import { type Exchange, exchangeOf } from '../../http/exchange.js'
import { historyItem } from '../../state/audio/speechHistory.js'
import type { WireHistoryItem } from '../../wire.js'
import { demandCredits } from './generationRules.js'

/** What is to be paid for. */
export interface Charge {
  cost: number
  /** Of a text that was spoken. */
  characters?: number
  sound?: SoundRecipe
  /** What the history says of the sound; without this it keeps nothing. */
  kept?: Partial<WireHistoryItem> & Pick<WireHistoryItem, 'source'>
  /** It is in the making for as long as its answer is on the way. */
  streamed?: boolean
}

/** A sound that is to be made, after all that could be wrong with it was looked at but its price. */
export interface Generation extends Charge {
  sound: SoundRecipe
}

/** Charges for a generation, enters it into log and history, and says so in the headers of the answer. */
export function charge(
  request: FastifyRequest,
  reply: FastifyReply,
  context: EmulatorContext,
  generation: Charge,
): void {
  const { state } = context
  const { cost, characters } = generation
  demandCredits(state.plan, cost)
  state.plan.charactersUsed += cost
  const exchange = exchangeOf(request)
  const historyItemId = keep(exchange, context, generation)
  state.changed()
  exchange.call.generation = { characterCost: cost, historyItemId }
  reply.header('character-cost', cost)
  if (historyItemId !== null) reply.header('history-item-id', historyItemId)
  if (characters !== undefined) reply.header('x-character-count', characters)
}

/** Enters what was just charged into the history, if that is to keep it. Answers the id of the item. */
function keep(
  { requestId, over }: Exchange,
  { state, clock }: EmulatorContext,
  { sound, cost, kept, streamed = false }: Charge,
): string | null {
  if (!kept || !sound) return null
  const { charactersUsed } = state.plan
  const item = historyItem(
    {
      history_item_id: state.generationId(),
      request_id: requestId,
      character_count_change_from: charactersUsed - cost,
      character_count_change_to: charactersUsed,
      content_type: outputFormat(sound.format).mediaType,
      output_format: sound.format,
      state: streamed ? 'processing' : 'created',
      ...kept,
    },
    clock.now(),
  )
  const finish = () => {
    item.state = 'created'
  }
  over.addEventListener('abort', finish, { once: true })
  state.speechHistory.add({ item, sound })
  return item.history_item_id
}

/** The answer that has the sound as its body. */
export function sendWhole(reply: FastifyReply, sound: SoundRecipe): FastifyReply {
  return reply.type(outputFormat(sound.format).mediaType).send(generatedSound(sound))
}

/** The answer that has the sound as its body, piece by piece. */
export function sendStream(
  request: FastifyRequest,
  reply: FastifyReply,
  { state }: EmulatorContext,
  sound: SoundRecipe,
): FastifyReply {
  const pieces = piecesOf(sound, state.generation.pieceSecs).map(({ bytes }) => bytes)
  const stream = pacedStream(pieces, { ...state.generation }, exchangeOf(request).over)
  return reply.type(outputFormat(sound.format).mediaType).send(stream)
}

/** The sound in the pieces in which it is streamed. */
export function piecesOf(sound: SoundRecipe, pieceSecs: number): SoundPiece[] {
  return cutSound(generatedSound(sound), sound.speech.durationSecs, pieceSecs)
}
