import { milliseconds } from './buildDubbing.js'
import { replace } from './dubbingEdits.js'
import type { DubbedRecord, DubJob, DubRecord, SegmentRecord } from './dubbingRecord.js'
import { translated, wordsHeard } from './segmentText.js'

/** Brings a dub up to a moment: what was to be done by then is done. True when that was anything. */
export function settleJobs(dub: DubRecord, nowMs: number): boolean {
  if (dub.jobs.length === 0) return false
  const due = dub.jobs.filter(({ dueAt }) => dueAt <= nowMs).sort((a, b) => a.dueAt - b.dueAt)
  if (due.length === 0) return false
  dub.jobs = dub.jobs.filter(({ dueAt }) => dueAt > nowMs)
  for (const job of due) {
    if (job.outcome === 'failed') continue
    dub.version += 1
    carryOut(dub, job)
  }
  return true
}

/** Does what a job is about, to the segments that are still there. */
export function carryOut(dub: DubRecord, job: Pick<DubJob, 'kind' | 'segmentIds' | 'languages' | 'version'>): void {
  for (const segmentId of job.segmentIds) {
    const segment = dub.segments[segmentId]
    if (segment) replace(dub, worked(dub, segment, job))
  }
}

function worked(
  { version }: DubRecord,
  segment: SegmentRecord,
  { kind, languages, version: startedIn }: Pick<DubJob, 'kind' | 'languages' | 'version'>,
): SegmentRecord {
  const text = kind === 'transcribe' || segment.text === '' ? wordsHeard(segment.id) : segment.text
  if (kind === 'transcribe') return { ...segment, text }
  const dubs = { ...segment.dubs }
  for (const language of languages) {
    const before = dubs[language]
    if (!before) continue
    const translate = kind === 'translate' || before.text === null
    const now = translate ? withText(before, translated(text, language), version) : before
    dubs[language] = kind === 'dub' ? spoken(now, version, startedIn) : now
  }
  return { ...segment, text, dubs }
}

function withText(dubbed: DubbedRecord, text: string, version: number): DubbedRecord {
  return dubbed.text === text ? dubbed : { ...dubbed, text, isStale: true, editedIn: version }
}

/** Spoken as it was when the work began: what was edited since then is not in it. */
function spoken(dubbed: DubbedRecord, version: number, startedIn: number): DubbedRecord {
  const isStale = dubbed.editedIn > startedIn && dubbed.editedIn !== version
  return { ...dubbed, isStale, audio: { take: version, secs: milliseconds(dubbed.end - dubbed.start) } }
}
