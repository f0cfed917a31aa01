import { setTimeout as sleep } from 'node:timers/promises'
import type { EventBus } from '../../datasources/bus/EventBus.js'
import { audioTopic } from '../../datasources/postgres/audio/GeneratedAudioRow.js'
import { NotFound } from '../../errors.js'
import { AudioNotReady } from './AudioNotReady.js'
import type { MediaAudio } from './MediaUpstream.js'

export interface AudioWait {
  readonly withinMs: number
  /** How often to look though nobody says that anything has changed. */
  readonly pollMs: number
  readonly signal: AbortSignal
}

/**
 * Looks at a sound until `isEnough` says that there is no more to wait for: when its row is told to have changed, and now
 * and then.
 *
 * @throws AudioNotReady when the time is over, NotFound when the viewer may not hear it, and the reason of the signal.
 */
export async function awaitAudio<Sound extends Pick<MediaAudio, 'state'>>(
  audioId: string,
  look: () => Promise<Sound | null>,
  isEnough: (sound: Sound) => boolean,
  bus: Pick<EventBus, 'subscribe'>,
  { withinMs, pollMs, signal }: AudioWait,
): Promise<Sound> {
  const leaving = new AbortController()
  const changes = bus.subscribe(audioTopic(audioId), AbortSignal.any([signal, leaving.signal]))
  const end = performance.now() + withinMs
  let change: Promise<unknown> | undefined
  try {
    for (;;) {
      const sound = await look()
      if (!sound) throw new NotFound('GeneratedAudio', audioId)
      if (isEnough(sound)) return sound
      const leftMs = end - performance.now()
      if (leftMs <= 0) throw new AudioNotReady(1_000)
      // One that closes its deps has nothing to tell any more, and is not asked again and again.
      change ??= changes.next().then(({ done }) => {
        change = done ? new Promise(() => {}) : undefined
      })
      await Promise.race([change, pause(Math.min(leftMs, pollMs), signal)])
    }
  } finally {
    leaving.abort()
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => signal.throwIfAborted())
}
