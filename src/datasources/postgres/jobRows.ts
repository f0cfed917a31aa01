import type { Prisma } from './generated/client.js'

export type JobKind = 'VOICE_TRAINING' | 'SPEAKER_SEPARATION'
export type JobStatus = 'QUEUED' | 'RUNNING' | 'DELAYED' | 'SUCCEEDED' | 'FAILED'

/** What a job is about. Two active jobs never have the same. */
export type JobSubject =
  | { kind: 'VOICE_TRAINING'; voiceId: string; modelId: string | null }
  | { kind: 'SPEAKER_SEPARATION'; voiceId: string; sampleId: string }

export type JobStart = JobSubject & {
  /**
   * What upstream said of the subject before it was asked to begin. An end that it shows still is an old one.
   * Null where that is not known.
   */
  baseline?: string | null
  status?: 'QUEUED' | 'RUNNING' | 'DELAYED'
  progress?: number | null
  message?: string | null
  /** False for work that was found running. True unless said otherwise. */
  startedHere?: boolean
}

export interface StartedJob {
  id: string
  revision: number
  /** False when the subject had an active job already; that is the one. */
  fresh: boolean
}

type Transaction = Pick<Prisma.TransactionClient, '$queryRaw' | 'jobRecord'>

/** Begins a job, or finds the one that the subject has already. */
export async function insertJob(tx: Transaction, start: JobStart): Promise<StartedJob> {
  const {
    kind,
    voiceId,
    baseline = null,
    status = 'QUEUED',
    progress = null,
    message = null,
    startedHere = true,
  } = start
  const sampleId = start.kind === 'SPEAKER_SEPARATION' ? start.sampleId : null
  const modelId = start.kind === 'VOICE_TRAINING' ? start.modelId : null
  const voice = await tx.$queryRaw<{ tenantId: string | null; ownerId: string | null; revision: number }[]>`
    SELECT v.tenant_id AS "tenantId", v.owner_id AS "ownerId", nextval('job_revision')::int AS "revision"
    FROM (VALUES (1)) one LEFT JOIN voice v ON v.id = ${voiceId}`
  const { tenantId = null, ownerId = null, revision = 1 } = voice[0] ?? {}
  // Two rounds: the active job that was in the way may end before it is found.
  for (let round = 1; ; round += 1) {
    const [created] = await tx.jobRecord.createManyAndReturn({
      data: [
        {
          kind,
          voiceId,
          sampleId,
          modelId,
          status,
          progress,
          message,
          revision,
          baseline,
          tenantId,
          ownerId,
          startedHere,
        },
      ],
      skipDuplicates: true,
      select: { id: true },
    })
    if (created) return { id: created.id, revision, fresh: true }
    const active = await tx.jobRecord.findFirst({
      where: { kind, voiceId, sampleId, modelId, endedAt: null },
      select: { id: true, revision: true },
    })
    if (active) return { ...active, fresh: false }
    if (round === 3) throw new Error(`A ${kind} of voice ${voiceId} could neither be begun nor found.`)
  }
}

/** Whoever follows the job itself, or its subject, is told under these names. */
export function jobTopics({ id, kind, voiceId, sampleId }: JobTopicKey): string[] {
  const subject = kind === 'VOICE_TRAINING' ? `voice-training:${voiceId}` : `separation:${voiceId}:${sampleId ?? ''}`
  return [`job:${id}`, subject]
}

export interface JobTopicKey {
  id: string
  kind: JobKind
  voiceId: string
  sampleId?: string | null
}
