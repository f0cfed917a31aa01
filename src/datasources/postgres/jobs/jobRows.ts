import { Prisma } from '../generated/client.js'

export type VoiceJobKind = 'VOICE_TRAINING' | 'SPEAKER_SEPARATION'
export type DubbingJobKind = 'DUBBING' | 'DUBBING_RENDER'
export type JobKind = VoiceJobKind | DubbingJobKind
export type JobStatus = 'QUEUED' | 'RUNNING' | 'DELAYED' | 'SUCCEEDED' | 'FAILED'

export type VoiceJobSubject =
  | { kind: 'VOICE_TRAINING'; voiceId: string; modelId: string | null }
  | { kind: 'SPEAKER_SEPARATION'; voiceId: string; sampleId: string }

export type DubbingJobSubject =
  /** From the source to the first dubbing; in a single language if it is named. */
  | { kind: 'DUBBING'; dubbingId: string; language?: string | null }
  | { kind: 'DUBBING_RENDER'; dubbingId: string; renderId: string; language: string | null }

/** Two active jobs never have the same subject. */
export type JobSubject = VoiceJobSubject | DubbingJobSubject

interface JobStartState {
  /** What upstream reported before the job began; null if unknown. As long as it reports the same, the job has not ended. */
  baseline?: string | null
  status?: JobStatus
  progress?: number | null
  message?: string | null
  /** False for work that was found running. Default: true. */
  startedHere?: boolean
}

export type VoiceJobStart = VoiceJobSubject & JobStartState
export type DubbingJobStart = DubbingJobSubject & JobStartState
export type JobStart = VoiceJobStart | DubbingJobStart

export interface StartedJob {
  id: string
  revision: number
  /** False for a job that was active before. */
  isNew: boolean
}

type Transaction = Pick<Prisma.TransactionClient, '$queryRaw' | 'jobRecord'>

export async function insertJob(tx: Transaction, start: JobStart): Promise<StartedJob> {
  const { kind, baseline = null, status = 'QUEUED', progress = null, message = null, startedHere = true } = start
  const subject = columnsOf(start)
  const endedAt = status === 'SUCCEEDED' || status === 'FAILED' ? new Date() : null
  const table = subject.voiceId === null ? Prisma.sql`dubbing` : Prisma.sql`voice`
  const owners = await tx.$queryRaw<{ tenantId: string | null; ownerId: string | null; revision: number }[]>`
    SELECT s.tenant_id AS "tenantId", s.owner_id AS "ownerId", nextval('job_revision')::int AS "revision"
    FROM (VALUES (1)) one LEFT JOIN ${table} s ON s.id = ${subject.voiceId ?? subject.dubbingId}`
  const { tenantId = null, ownerId = null, revision = 1 } = owners[0] ?? {}
  // Several rounds: the conflicting job may end before it is read.
  for (let round = 1; ; round += 1) {
    const [created] = await tx.jobRecord.createManyAndReturn({
      data: [
        { ...subject, kind, status, progress, message, revision, baseline, tenantId, ownerId, startedHere, endedAt },
      ],
      skipDuplicates: true,
      select: { id: true },
    })
    if (created) return { id: created.id, revision, isNew: true }
    const { language, ...ids } = subject
    const active = await tx.jobRecord.findFirst({
      // As in the unique index, which covers the language of dubbings only.
      where: { kind, ...ids, ...(kind === 'DUBBING' && { language }), endedAt: null },
      select: { id: true, revision: true },
    })
    if (active) return { ...active, isNew: false }
    if (round === 3) throw new Error(`A job ${kind} of ${JSON.stringify(subject)} was neither created nor found`)
  }
}

export function columnsOf(subject: JobSubject) {
  const none = { voiceId: null, dubbingId: null, sampleId: null, modelId: null, renderId: null, language: null }
  switch (subject.kind) {
    case 'VOICE_TRAINING':
      return { ...none, voiceId: subject.voiceId, modelId: subject.modelId }
    case 'SPEAKER_SEPARATION':
      return { ...none, voiceId: subject.voiceId, sampleId: subject.sampleId }
    case 'DUBBING':
      return { ...none, dubbingId: subject.dubbingId, language: subject.language ?? null }
    case 'DUBBING_RENDER':
      return { ...none, dubbingId: subject.dubbingId, renderId: subject.renderId, language: subject.language }
  }
}

export function jobTopics({ id, kind, voiceId, sampleId, dubbingId }: JobTopicKey): string[] {
  const job = `job:${id}`
  if (kind === 'VOICE_TRAINING') return [job, `voice-training:${voiceId}`]
  if (kind === 'SPEAKER_SEPARATION') return [job, `separation:${voiceId}:${sampleId ?? ''}`]
  return dubbingId == null ? [job] : [job, dubbingTopic(dubbingId)]
}

export function dubbingTopic(dubbingId: string): string {
  return `dubbing:${dubbingId}`
}

export interface JobTopicKey {
  id: string
  kind: JobKind
  /** One of the two. */
  voiceId?: string | null
  dubbingId?: string | null
  sampleId?: string | null
}
