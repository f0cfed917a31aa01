import type { DubbingStore } from '../state/dubbing/DubbingStore.js'
import { patchSegment } from '../state/dubbing/dubbingEdits.js'
import { demoId } from './demoId.js'

/** Dubbings in every state, one of them with edits. */
export function addDemoDubbings(dubs: DubbingStore, now: Date): void {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
  const studio = dubs.add({
    dubbing_id: demoId('harbour tour'),
    name: 'Harbour tour',
    target_languages: ['es', 'fr'],
    duration_secs: 48,
    created_at: daysAgo(9),
  })
  addEdits(dubs, studio.dubbing_id)
  dubs.add({
    dubbing_id: demoId('interview'),
    name: 'Interview with a lighthouse keeper',
    target_languages: ['de'],
    editable: false,
    content_type: 'audio/mpeg',
    duration_secs: 30,
    created_at: daysAgo(6),
  })
  for (const [index, status] of ['queued', 'preparing', 'dubbing', 'failed', 'cloning'].entries()) {
    dubs.add({
      dubbing_id: demoId(`dub that is ${status}`),
      name: `Trailer ${index + 1}`,
      status,
      ...(status === 'failed' ? { error: 'No speech was found in the medium.' } : {}),
      editable: index % 2 === 0,
      created_at: daysAgo(5 - index),
    })
  }
  dubs.add({
    dubbing_id: demoId('shared dub'),
    name: "A colleague's lecture",
    target_languages: ['pl'],
    editable: false,
    created_at: daysAgo(20),
    creator: 'others',
    creation_source: 'dubbing_ui',
    model: 'dubbing_v2',
  })
}

/** A segment that is newer than its audio, and renders with both outcomes. */
function addEdits(dubs: DubbingStore, dubbingId: string): void {
  const dubbing = dubs.record(dubbingId)!
  const [first] = Object.keys(dubbing.segments)
  dubs.change(dubbing, () =>
    patchSegment(dubbing, { segmentId: first!, language: 'es' }, { text: 'El transbordador volvió a llegar tarde.' }),
  )
  dubs.startRender(dubbing, 'fr', 'mp3')
  dubs.startRender(dubbing, 'es', 'mp4')
  dubbing.renders[1]!.outcome = 'failed'
}
