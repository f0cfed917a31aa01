import type DataLoader from 'dataloader'
import type { UpstreamApis } from '../datasources/elevenlabs/UpstreamApis.js'
import { mirrorOf, type VoiceMirror } from '../datasources/postgres/voices/mirrorOf.js'
import type { OwnedVoice, VoiceStore } from '../datasources/postgres/voices/VoiceStore.js'
import { UpstreamNotFound } from '../errors.js'
import type { User } from '../schema/users/User.js'
import { Voice } from '../schema/voices/Voice.js'
import { batchById, onceById } from './batchById.js'

export interface VoiceLoaders {
  /** The voice with all values from upstream; null if it is unknown or not visible. ceil(N/100) upstream calls. */
  voice: DataLoader<string, Voice | null, string>
  /** The same voice with its id and ownership only. No upstream call. */
  ownedVoice: DataLoader<string, Voice | null, string>
  voiceRow: DataLoader<string, OwnedVoice | null, string>
  /** The voice from GET by id, which has fields that lists omit. One upstream call each. */
  voiceDetail: DataLoader<string, Voice | null, string>
  primeOwnership(records: readonly OwnedVoice[]): void
  clearVoice(voiceId: string): void
}

export interface VoiceLoaderDeps {
  voices: VoiceStore
  upstream: UpstreamApis
  /** Called with visible voices that upstream did not return, which does not prove that they are gone. */
  onMissing(voiceIds: readonly string[]): void
  /** Called if the rows of voices differ from upstream. */
  onChanged(voices: readonly VoiceMirror[]): void
  onBatch(loader: string, size: number): void
}

export function createVoiceLoaders(deps: VoiceLoaderDeps): VoiceLoaders {
  const records = new Map<string, OwnedVoice>()
  const ownership = batchById<string, OwnedVoice>(
    async (ids) => {
      for (const record of await deps.voices.getMany(ids)) if (record !== null) records.set(record.id, record)
      return records
    },
    { maxBatchSize: 1_000, onBatch: (size) => deps.onBatch('ownership', size) },
  )
  const upstreamVoice = createUpstreamVoiceLoader(deps, records)
  const upstreamVoiceById = createVoiceDetailLoader(deps)

  const visible = (read: (id: string) => Promise<Voice | null>) =>
    onceById<string, Voice | null>(async (id) => {
      const record = await ownership.load(id)
      const voice = record && (await read(id))
      return voice && withOwnership(voice, record)
    })
  const voice = visible((id) => upstreamVoice.load(id))
  const voiceDetail = visible((id) => upstreamVoiceById.load(id))
  const ownedVoice = visible(async (id) => Object.assign(new Voice(), { id }))

  return {
    voice,
    ownedVoice,
    voiceRow: ownership,
    voiceDetail,
    primeOwnership(listed) {
      for (const record of listed) {
        records.set(record.id, record)
        ownership.prime(record.id, record)
      }
    },
    clearVoice(voiceId) {
      records.delete(voiceId)
      for (const loader of [ownership, upstreamVoice, upstreamVoiceById, voice, voiceDetail, ownedVoice])
        loader.clear(voiceId)
    },
  }
}

function createUpstreamVoiceLoader(
  { upstream, onMissing, onChanged, onBatch }: VoiceLoaderDeps,
  records: ReadonlyMap<string, OwnedVoice>,
) {
  return batchById<string, Voice>(
    async (ids) => {
      const found = await upstream.voices.getMany(ids)
      const missing = ids.filter((id) => !found.has(id))
      if (missing.length > 0) onMissing(missing)
      const changed = [...found.values()].map(mirrorOf).filter((mirror) => isStale(records.get(mirror.id), mirror))
      if (changed.length > 0) onChanged(changed)
      return found
    },
    { maxBatchSize: 100, onBatch: (size) => onBatch('voice', size) },
  )
}

function createVoiceDetailLoader({ upstream, onMissing }: VoiceLoaderDeps) {
  return onceById<string, Voice | null>(async (id) => {
    try {
      return await upstream.voices.get(id)
    } catch (error) {
      if (!(error instanceof UpstreamNotFound)) throw error
      onMissing([id])
      return null
    }
  })
}

function isStale(record: OwnedVoice | undefined, mirror: VoiceMirror): boolean {
  if (record === undefined) return false
  return (
    record.name !== mirror.name ||
    record.category !== mirror.category ||
    record.trainingState !== mirror.trainingState ||
    record.createdAt?.getTime() !== mirror.createdAt?.getTime()
  )
}

/** Joins the values from upstream with the ownership, and removes the fields that only managers of the voice may see. */
export function withOwnership(voice: Voice, ownership: OwnedVoice): Voice {
  voice.ownership = ownership
  voice.owner = ownership.ownerId === null ? null : ({ id: ownership.ownerId } satisfies User)
  voice.visibility = ownership.visibility
  voice.isStock = ownership.isStock
  voice.viewerPermission = ownership.permission
  voice.addedAt = ownership.addedAt
  return ownership.permission === 'MANAGE' ? voice : withoutPrivateFields(voice)
}

function withoutPrivateFields(voice: Voice): Voice {
  voice.sharing = null
  voice.safetyControl = null
  if (voice.verification) voice.verification.attempts = null
  if (voice.fineTuning) {
    voice.fineTuning.verificationAttempts = null
    voice.fineTuning.manualVerification = null
  }
  return voice
}
