import { SERVER_TENANT } from '../../async/limiters/AcquireRequest.js'
import type { RecordWork } from '../../context.js'
import type { Upstream } from '../../datasources/elevenlabs/openUpstream.js'
import type { UpstreamApis } from '../../datasources/elevenlabs/UpstreamApis.js'
import type { JobWorkerStore, VoiceJobStart } from '../../datasources/postgres/jobs/JobWorkerStore.js'
import { NotFound, UpstreamNotFound } from '../../errors.js'
import { voiceSampleId } from '../../schema/shared/compositeId.js'
import type { Voice } from '../../schema/voices/Voice.js'
import { workOf } from './workOf.js'

/**
 * Creates jobs for trainings and separations that upstream shows and that have none: they were started elsewhere, and may have
 * ended. Subscribers of one voice share its read.
 */
export class VoiceWorkFinder {
  readonly #apis: Pick<UpstreamApis, 'voices' | 'speakers'>
  readonly #jobs: Pick<JobWorkerStore, 'recordFound'>
  readonly #reads = new Map<string, Promise<Voice | null>>()

  constructor(upstream: Pick<Upstream, 'as'>, jobs: Pick<JobWorkerStore, 'recordFound'>) {
    this.#apis = upstream.as({ tenantId: SERVER_TENANT, priority: 'query' })
    this.#jobs = jobs
  }

  readonly record: RecordWork = async ({ voiceId, sampleId }) => {
    const voice = await this.#read(voiceId)
    if (voice === null) throw new NotFound('Voice', voiceId)
    if (sampleId !== undefined) await this.#findSample(voice, sampleId)
    const isWanted = (job: VoiceJobStart) =>
      job.kind === 'SPEAKER_SEPARATION' ? job.sampleId === sampleId : sampleId === undefined
    for (const job of workOf(voice).filter(isWanted)) await this.#jobs.recordFound(job)
  }

  async #findSample({ id: voiceId, samples }: Voice, sampleId: string): Promise<void> {
    const sample = samples?.find(({ upstreamId }) => upstreamId === sampleId)
    if (sample === undefined) throw new NotFound('VoiceSample', voiceSampleId.encode({ voiceId, sampleId }))
    sample.separation ??= await this.#apis.speakers.getSeparation(voiceId, sampleId)
  }

  #read(voiceId: string): Promise<Voice | null> {
    const running = this.#reads.get(voiceId)
    if (running) return running
    const reading = this.#get(voiceId).finally(() => this.#reads.delete(voiceId))
    this.#reads.set(voiceId, reading)
    return reading
  }

  async #get(voiceId: string): Promise<Voice | null> {
    try {
      return await this.#apis.voices.get(voiceId)
    } catch (error) {
      if (error instanceof UpstreamNotFound) return null
      throw error
    }
  }
}
