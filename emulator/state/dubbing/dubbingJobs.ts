import { milliseconds } from './buildDubbing.js'
import { setSegment } from './dubbingEdits.js'
import type { DubbedRecord, DubbingJob, DubbingRecord, SegmentRecord } from './dubbingRecord.js'
import { spokenText, translatedText } from './segmentText.js'

/** Runs the jobs that are due. Returns false if there were none. */
export function runDueJobs(dubbing: DubbingRecord, nowMs: number): boolean {
  if (dubbing.jobs.length === 0) return false
  const due = dubbing.jobs.filter(({ dueAt }) => dueAt <= nowMs).sort((a, b) => a.dueAt - b.dueAt)
  if (due.length === 0) return false
  dubbing.jobs = dubbing.jobs.filter(({ dueAt }) => dueAt > nowMs)
  for (const job of due) {
    if (job.outcome === 'failed') continue
    dubbing.version += 1
    runJob(dubbing, job)
  }
  return true
}

/** Applies a job to the segments that still exist. */
export function runJob(
  dubbing: DubbingRecord,
  job: Pick<DubbingJob, 'kind' | 'segmentIds' | 'languages' | 'version'>,
): void {
  for (const segmentId of job.segmentIds) {
    const segment = dubbing.segments[segmentId]
    if (segment) setSegment(dubbing, withJobApplied(dubbing, segment, job))
  }
}

function withJobApplied(
  { version }: DubbingRecord,
  segment: SegmentRecord,
  { kind, languages, version: startedIn }: Pick<DubbingJob, 'kind' | 'languages' | 'version'>,
): SegmentRecord {
  const text = kind === 'transcribe' || segment.text === '' ? spokenText(segment.id) : segment.text
  if (kind === 'transcribe') return { ...segment, text }
  const dubs = { ...segment.dubs }
  for (const language of languages) {
    const current = dubs[language]
    if (!current) continue
    const translate = kind === 'translate' || current.text === null
    const updated = translate ? withText(current, translatedText(text, language), version) : current
    dubs[language] = kind === 'dub' ? withNewAudio(updated, version, startedIn) : updated
  }
  return { ...segment, text, dubs }
}

function withText(dubbed: DubbedRecord, text: string, version: number): DubbedRecord {
  return dubbed.text === text ? dubbed : { ...dubbed, text, isStale: true, editedIn: version }
}

/** The audio has the text and times from the start of the job; later edits make it stale. */
function withNewAudio(dubbed: DubbedRecord, version: number, startedIn: number): DubbedRecord {
  const isStale = dubbed.editedIn > startedIn && dubbed.editedIn !== version
  return { ...dubbed, isStale, audio: { take: version, secs: milliseconds(dubbed.end - dubbed.start) } }
}
