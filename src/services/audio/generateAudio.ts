import type { Context } from '../../context.js'
import {
  discardGeneration,
  type GeneratedStream,
  type TimedStream,
} from '../../datasources/elevenlabs/client/GeneratedStream.js'
import { newId } from '../../datasources/postgres/database/newId.js'
import type { Expectation, ResultOf } from '../../datasources/postgres/operations/operationKinds.js'
import type { Reservation } from '../../media/recordings/AudioRecordings.js'
import type { GeneratedAudioKind } from '../../schema/audio/GeneratedAudio.js'
import { type AudioOutputFormat, mediaTypeOf } from '../../schema/audio/OutputFormat.js'
import { type OperationHandle, type OperationRequest, runOperation } from '../operations/runOperation.js'

export type GenerationKind = 'createSpeech' | 'changeVoice' | 'isolateAudio' | 'createSoundEffect'

export interface GenerationRequest<Kind extends GenerationKind> extends Omit<OperationRequest<Kind>, 'expectation'> {
  /** What to look for upstream beside the id of the sound, which is chosen here. */
  expectation: Omit<Expectation<Kind>, 'audioId'>
  sound: SoundToMake
}

/** What is known of a sound before it is begun. */
export interface SoundToMake {
  kind: GeneratedAudioKind
  voiceId: string | null
  modelId: string | null
  /** Null for what is made of a recording, and for what is not to be kept. */
  text: string | null
  /** Null where the voice service chooses it. */
  outputFormat: AudioOutputFormat | null
  isTimed: boolean
  /** Nothing of it is to be kept. */
  isTransient: boolean
}

/**
 * `send` has to call `markSent` right before the request leaves. Whatever may be different by the time of a repeat is
 * checked in it as well: a repeat is answered from its row.
 */
export type SendGeneration<Kind extends GenerationKind> = (
  operation: OperationHandle<Kind>,
) => Promise<GeneratedStream | TimedStream>

/**
 * Has one sound made and paid for once. Answers when upstream has begun to answer: then there is a row that says what it
 * cost and what it is called upstream, and the bytes go on into the store, whoever listens. A repeat with the same
 * idempotency key answers the first sound and makes none.
 *
 * @throws RateLimited when this process makes as many sounds as it may; what runOperation throws.
 */
export async function generateAudio<Kind extends GenerationKind>(
  context: Context,
  { sound, expectation, ...request }: GenerationRequest<Kind>,
  send: SendGeneration<Kind>,
): Promise<{ audioId: string }> {
  const { recordings, viewer: owner } = context
  const id = newId()
  let place: Reservation | undefined
  let source: GeneratedStream | TimedStream | undefined
  let isOver = false

  try {
    const operationRequest = { ...request, expectation: { ...expectation, audioId: id } as Expectation<Kind> }
    const { audioId } = await runOperation<Kind>(context, operationRequest, async (operation) => {
      // Nobody uploads a recording for nothing; but a slow sender must not keep a place from others all the while.
      recordings.reserve().release()
      source = await send({
        ...operation,
        async markSent(known) {
          place ??= recordings.reserve()
          await operation.markSent(known)
        },
      })
      if (isOver) giveUp(source)
      const { requestId: upstreamRequestId, historyItemId, characterCost } = source
      const mediaType = sound.outputFormat === null ? source.mediaType : mediaTypeOf(sound.outputFormat)
      return {
        result: { audioId: id } as ResultOf<Kind>,
        audio: { ...sound, id, mediaType, upstreamRequestId, historyItemId },
        cost: characterCost,
      }
    })
    if (source !== undefined) {
      const { kind, isTimed, isTransient, outputFormat } = sound
      const isKeptUpstream = kind === 'SPEECH' || kind === 'VOICE_CHANGE'
      recordings.begin({ id, owner, isTimed, isTransient, isKeptUpstream, outputFormat }, source, place)
    }
    return { audioId }
  } catch (error) {
    // What has a row is fetched by its lease, what has none is looked for as an operation: never from two sides at once.
    isOver = true
    if (source !== undefined) giveUp(source)
    throw error
  } finally {
    place?.release()
  }
}

function giveUp(source: GeneratedStream | TimedStream): void {
  // It may be broken already, and nothing depends on how it ends.
  discardGeneration(source).catch(() => {})
}
