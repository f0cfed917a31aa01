import { abortOnReturn } from '../../async/abortOnReturn.js'
import { createSignal, notifyOnEvents } from '../../async/createSignal.js'
import { authorize } from '../../auth/authorize.js'
import type { Context } from '../../context.js'
import { audioTopic, type GeneratedAudioRow } from '../../datasources/postgres/audio/GeneratedAudioRow.js'
import { NotFound } from '../../errors.js'

type FollowContext = Pick<Context, 'viewer' | 'audios' | 'bus' | 'signal'>

/** The bus may lose messages, and the status UNKNOWN begins without one. */
const REREAD_MS = 15_000

/** The audio and each change of its status, until it is ready or has failed. @throws NotFound, also if it is deleted. */
export function followGeneratedAudio(
  context: FollowContext,
  audioId: string,
  rereadMs = REREAD_MS,
): AsyncIterableIterator<GeneratedAudioRow> {
  authorize(context.viewer, 'voices:read')
  return abortOnReturn(context.signal, (signal) => statusChanges({ ...context, signal }, audioId, rereadMs))
}

async function* statusChanges(
  { audios, bus, signal }: FollowContext,
  audioId: string,
  rereadMs: number,
): AsyncGenerator<GeneratedAudioRow, undefined> {
  const changed = createSignal(signal)
  void notifyOnEvents(bus.subscribe(audioTopic(audioId), signal), changed.notify)
  let last: GeneratedAudioRow['state'] | undefined
  while (!signal.aborted) {
    const [audio] = await audios.getMany([audioId])
    if (signal.aborted) return
    if (!audio) throw new NotFound('GeneratedAudio', audioId)
    if (audio.state !== last) yield audio
    last = audio.state
    if (last === 'READY' || last === 'FAILED') return
    await changed.wait(rereadMs)
  }
}
