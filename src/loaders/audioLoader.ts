import type DataLoader from 'dataloader'
import type { GeneratedAudioRow } from '../datasources/postgres/audio/GeneratedAudioRow.js'
import type { AudioPage, GeneratedAudioStore } from '../datasources/postgres/audio/GeneratedAudioStore.js'
import {
  GeneratedAudio,
  type GeneratedAudioConnection,
  GeneratedAudioFailureCode,
} from '../schema/audio/GeneratedAudio.js'
import { pageOf, type TotalCount } from '../schema/shared/connectionOf.js'
import { readEnum } from '../schema/shared/enumOf.js'
import { batchById } from './batchById.js'

export interface AudioLoaders {
  generatedAudio: DataLoader<string, GeneratedAudio | null, string>
  /** Adds a visible row that was just written. */
  primeAudio(row: GeneratedAudioRow): void
  clearAudio(audioId: string): void
}

export function createAudioLoaders(audios: GeneratedAudioStore): AudioLoaders {
  const generatedAudio = batchById<string, GeneratedAudio>(
    async (ids) => {
      const rows = await audios.getMany(ids)
      return new Map(ids.flatMap((id, index) => (rows[index] ? [[id, toGeneratedAudio(rows[index])] as const] : [])))
    },
    { maxBatchSize: 1_000 },
  )
  return {
    generatedAudio,
    primeAudio(row) {
      generatedAudio.clear(row.id).prime(row.id, toGeneratedAudio(row))
    },
    clearAudio(audioId) {
      generatedAudio.clear(audioId)
    },
  }
}

export function toConnection(
  page: AudioPage,
  after: string | null | undefined,
  totalCount: TotalCount,
): GeneratedAudioConnection {
  const edges = page.rows.map((row, index) => ({ node: toGeneratedAudio(row), cursor: page.cursors[index]! }))
  return pageOf(edges, { hasNextPage: page.hasNextPage, after, totalCount })
}

export function toGeneratedAudio(row: GeneratedAudioRow): GeneratedAudio {
  const { id, kind, state, voiceId, modelId, text, outputFormat, mediaType, isTimed, isTransient } = row
  const { durationSecs, sizeBytes, characterCost, historyItemId, createdAt, endedAt, expiresAt } = row
  return Object.assign(new GeneratedAudio(), {
    ...{ id, kind, voiceId, modelId, text, outputFormat, mediaType },
    status: state,
    hasAlignment: isTimed,
    isLogged: !isTransient,
    ...{ durationSecs, sizeBytes, characterCost, historyItemId, createdAt, endedAt, expiresAt },
    requestId: row.upstreamRequestId,
    failure: failureOf(row),
    owner: { id: row.ownerId },
    // Audio is visible to its owner and to administrators, who all may delete it.
    viewerPermission: 'MANAGE' as const,
  })
}

function failureOf({ failureCode, failureMessage }: GeneratedAudioRow): GeneratedAudio['failure'] {
  if (failureCode === null) return null
  return { code: readEnum(GeneratedAudioFailureCode, failureCode), message: failureMessage ?? '' }
}
