import type { Context } from '../../context.js'
import {
  discardGeneration,
  type GeneratedStream,
  type TimedStream,
} from '../../datasources/elevenlabs/client/GeneratedStream.js'
import { newId } from '../../datasources/postgres/database/newId.js'
import type { Expectation, ResultOf } from '../../datasources/postgres/operations/operationKinds.js'
import type { Reservation } from '../../media/recordings/AudioRecordings.js'
import { type AudioOutputFormat, mediaTypeOf } from '../../schema/audio/AudioOutputFormat.js'
import type { GeneratedAudioKind } from '../../schema/audio/GeneratedAudio.js'
import { type OperationHandle, type OperationRequest, runOperation } from '../operations/runOperation.js'

export type GenerationKind = 'createSpeech' | 'changeVoice' | 'isolateAudio' | 'createSoundEffect'

export interface GenerationRequest<Kind extends GenerationKind> extends Omit<OperationRequest<Kind>, 'expectation'> {
  /** For the reconciler, without the id of the audio, which is generated here. */
  expectation: Omit<Expectation<Kind>, 'audioId'>
  audio: AudioDraft
}

export interface AudioDraft {
  kind: GeneratedAudioKind
  voiceId: string | null
  modelId: string | null
  /** Null if the source is a recording, or if nothing may be logged. */
  text: string | null
  /** Null if upstream chooses it. */
  outputFormat: AudioOutputFormat | null
  isTimed: boolean
  /** Nothing may be logged or stored. */
  isTransient: boolean
}

/**
 * Has to call `markSent` right before the request is sent. Checks of a changing state belong here: a repeat with the
 * same idempotency key skips them.
 */
export type SendGeneration<Kind extends GenerationKind> = (
  operation: OperationHandle<Kind>,
) => Promise<GeneratedStream | TimedStream>

/**
 * Generates audio once. Returns at the first byte, when the row with cost and upstream ids exists; the recording continues
 * in the background. A repeat with the same idempotency key gets the first audio.
 *
 * @throws RateLimited if this process generates too much audio; errors of runOperation.
 */
export async function generateAudio<Kind extends GenerationKind>(
  context: Context,
  { audio, expectation, ...request }: GenerationRequest<Kind>,
  send: SendGeneration<Kind>,
): Promise<{ audioId: string }> {
  const { recordings, viewer: owner } = context
  const id = newId()
  let reservation: Reservation | undefined
  let source: GeneratedStream | TimedStream | undefined
  let isOver = false

  try {
    const operationRequest = { ...request, expectation: { ...expectation, audioId: id } as Expectation<Kind> }
    const { audioId } = await runOperation<Kind>(context, operationRequest, async (operation) => {
      // Refuses the upload early if there is no capacity, but does not hold the capacity during a slow upload.
      recordings.reserve().release()
      source = await send({
        ...operation,
        async markSent(known) {
          reservation ??= recordings.reserve()
          await operation.markSent(known)
        },
      })
      if (isOver) discard(source)
      const { requestId: upstreamRequestId, historyItemId, characterCost } = source
      const mediaType = audio.outputFormat === null ? source.mediaType : mediaTypeOf(audio.outputFormat)
      return {
        result: { audioId: id } as ResultOf<Kind>,
        audio: { ...audio, id, mediaType, upstreamRequestId, historyItemId },
        cost: characterCost,
      }
    })
    if (source !== undefined) {
      const { kind, isTimed, isTransient, outputFormat } = audio
      const isKeptUpstream = kind === 'SPEECH' || kind === 'VOICE_CHANGE'
      recordings.begin({ id, owner, isTimed, isTransient, isKeptUpstream, outputFormat }, source, reservation)
    }
    return { audioId }
  } catch (error) {
    // With a row, the recovery of audio fetches the bytes; without one, the operation is reconciled. Never both.
    isOver = true
    if (source !== undefined) discard(source)
    throw error
  } finally {
    reservation?.release()
  }
}

function discard(source: GeneratedStream | TimedStream): void {
  discardGeneration(source).catch(() => {})
}
