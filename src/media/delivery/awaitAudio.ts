import { setTimeout as sleep } from 'node:timers/promises'
import type { EventBus } from '../../datasources/bus/EventBus.js'
import { audioTopic } from '../../datasources/postgres/audio/GeneratedAudioRow.js'
import { NotFound } from '../../errors.js'
import { AudioNotReady } from './AudioNotReady.js'
import type { MediaAudio } from './MediaUpstream.js'

export interface AudioWait<Audio extends Pick<MediaAudio, 'state'>> {
  readonly audioId: string
  load(): Promise<Audio | null>
  isDone(audio: Audio): boolean
  readonly bus: Pick<EventBus, 'subscribe'>
  readonly timeoutMs: number
  /** The interval of loads without an event. */
  readonly pollMs: number
  readonly signal: AbortSignal
}

/** @throws AudioNotReady after the timeout, NotFound if the viewer may not see the audio, the reason of the signal. */
export async function awaitAudio<Audio extends Pick<MediaAudio, 'state'>>(wait: AudioWait<Audio>): Promise<Audio> {
  const { audioId, signal } = wait
  const unsubscribe = new AbortController()
  const events = wait.bus.subscribe(audioTopic(audioId), AbortSignal.any([signal, unsubscribe.signal]))
  const end = performance.now() + wait.timeoutMs
  let event: Promise<unknown> | undefined
  try {
    for (;;) {
      const audio = await wait.load()
      if (!audio) throw new NotFound('GeneratedAudio', audioId)
      if (wait.isDone(audio)) return audio
      const leftMs = end - performance.now()
      if (leftMs <= 0) throw new AudioNotReady(1_000)
      // After the end of the events only the interval applies.
      event ??= events.next().then(({ done }) => {
        event = done ? new Promise(() => {}) : undefined
      })
      await Promise.race([event, pause(Math.min(leftMs, wait.pollMs), signal)])
    }
  } finally {
    unsubscribe.abort()
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => signal.throwIfAborted())
}
