import type DataLoader from 'dataloader'
import type { UpstreamApis } from '../datasources/elevenlabs/UpstreamApis.js'
import { mirrorOf, type VoiceMirror } from '../datasources/postgres/voices/mirrorOf.js'
import type { OwnedVoice, VoiceStore } from '../datasources/postgres/voices/VoiceStore.js'
import { UpstreamNotFound } from '../errors.js'
import type { User } from '../schema/users/User.js'
import { Voice } from '../schema/voices/Voice.js'
import { batchById, onceById } from './batchById.js'

export interface VoiceLoaders {
  /** The voice with everything upstream says; null where it is unknown or not visible. ceil(N/100) upstream calls. */
  voice: DataLoader<string, Voice | null, string>
  /** The same voice with nothing but its id and ownership: no upstream call. */
  ownedVoice: DataLoader<string, Voice | null, string>
  /** What our row says of the voice; null where it is unknown or not visible. No upstream call. */
  voiceRow: DataLoader<string, OwnedVoice | null, string>
  /** The voice as GET by id gives it, for what the batch answer left out. One upstream call each. */
  voiceDetail: DataLoader<string, Voice | null, string>
  /** Ownership rows that a list query has already read spare the look-up by id. */
  primeOwnership(records: readonly OwnedVoice[]): void
  /** After a change: the next load reads anew. */
  forgetVoice(voiceId: string): void
}

export interface VoiceLoaderDeps {
  voices: VoiceStore
  upstream: UpstreamApis
  /** Told of visible voices that upstream did not show, which proves nothing yet. */
  onMissing(voiceIds: readonly string[]): void
  /** Told of voices whose row mirrors something older than what upstream just said. */
  onChanged(voices: readonly VoiceMirror[]): void
  onBatch(loader: string, size: number): void
}

export function createVoiceLoaders(deps: VoiceLoaderDeps): VoiceLoaders {
  const { voices, upstream, onMissing, onChanged, onBatch } = deps
  const records = new Map<string, OwnedVoice>()

  const ownership = batchById<string, OwnedVoice>(
    async (ids) => {
      for (const record of await voices.getMany(ids)) if (record !== null) records.set(record.id, record)
      return records
    },
    { maxBatchSize: 1_000, onBatch: (size) => onBatch('ownership', size) },
  )

  const upstreamVoice = batchById<string, Voice>(
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

  const upstreamVoiceById = onceById<string, Voice | null>(async (id) => {
    try {
      return await upstream.voices.get(id)
    } catch (error) {
      if (!(error instanceof UpstreamNotFound)) throw error
      onMissing([id])
      return null
    }
  })

  const visible = (source: DataLoader<string, Voice | null, string>) =>
    onceById<string, Voice | null>(async (id) => {
      const record = await ownership.load(id)
      if (record === null) return null
      const voice = await source.load(id)
      return voice === null ? null : withOwnership(voice, record)
    })

  const voice = visible(upstreamVoice)
  const voiceDetail = visible(upstreamVoiceById)
  const ownedVoice = onceById<string, Voice | null>(async (id) => {
    const record = await ownership.load(id)
    return record === null ? null : withOwnership(Object.assign(new Voice(), { id }), record)
  })

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
    forgetVoice(voiceId) {
      records.delete(voiceId)
      for (const loader of [ownership, upstreamVoice, upstreamVoiceById, voice, voiceDetail, ownedVoice])
        loader.clear(voiceId)
    },
  }
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

/**
 * Joins what upstream says with who owns it. What only those who manage a voice may see is taken out here, once, so
 * that no resolver can give it away.
 */
export function withOwnership(voice: Voice, ownership: OwnedVoice): Voice {
  voice.ownership = ownership
  voice.owner = ownership.ownerId === null ? null : ({ id: ownership.ownerId } satisfies User)
  voice.visibility = ownership.visibility
  voice.isStock = ownership.isStock
  voice.viewerPermission = ownership.permission
  voice.addedAt = ownership.addedAt
  return ownership.permission === 'MANAGE' ? voice : withoutPrivateParts(voice)
}

function withoutPrivateParts(voice: Voice): Voice {
  voice.sharing = null
  voice.safetyControl = null
  if (voice.verification) voice.verification.attempts = null
  if (voice.fineTuning) {
    voice.fineTuning.verificationAttempts = null
    voice.fineTuning.manualVerification = null
  }
  return voice
}
