import DataLoader from 'dataloader'
import type { limitConcurrency } from '../async/limitConcurrency.js'
import type { SimilarVoice } from '../datasources/elevenlabs/apis/DubbingResourceApi.js'
import type { UpstreamApis } from '../datasources/elevenlabs/UpstreamApis.js'
import type { DubbingRow } from '../datasources/postgres/dubbing/DubbingRow.js'
import type { VoiceStore } from '../datasources/postgres/voices/VoiceStore.js'
import { batchById } from './batchById.js'
import { isWithoutResource } from './dubbingResourceLoader.js'

export interface DubbingSpeakerKey {
  readonly dubbingId: string
  readonly speakerId: string
}

export interface SimilarVoicesLoaderDeps {
  voices: Pick<VoiceStore, 'haveRows'>
  upstream: Pick<UpstreamApis, 'dubbingResource' | 'voices'>
  limit: ReturnType<typeof limitConcurrency>
}

export interface SimilarVoicesLoader {
  readonly loader: DataLoader<DubbingSpeakerKey, SimilarVoice[] | null, string>
  clearAll(): void
}

type Listed = SimilarVoice[] | null | Error

/** Removes voices that the viewer must not see: upstream may list any voice of the workspace. */
export function createSimilarVoicesLoader(
  rows: DataLoader<string, DubbingRow | null, string>,
  { voices, upstream, limit }: SimilarVoicesLoaderDeps,
): SimilarVoicesLoader {
  const voiceRows = batchById<string, { isVisible: boolean }>((ids) => voices.haveRows(ids), { maxBatchSize: 1_000 })
  const workspaceVoices = batchById<string, object>((ids) => limit(() => upstream.voices.getMany(ids)), {
    maxBatchSize: 100,
  })

  async function list({ dubbingId, speakerId }: DubbingSpeakerKey): Promise<SimilarVoice[] | null> {
    const row = await rows.load(dubbingId)
    if (!row?.isStudio) return null
    try {
      return await limit(() => upstream.dubbingResource.similarVoices(dubbingId, speakerId))
    } catch (error) {
      if (isWithoutResource(error, row)) return null
      throw error
    }
  }

  /** A voice without a row is visible if it is not of the workspace: another user may have created it a moment ago. */
  async function isVisible(voiceId: string): Promise<boolean> {
    const row = await voiceRows.load(voiceId)
    return row?.isVisible ?? (await workspaceVoices.load(voiceId)) === null
  }

  async function onlyVisible(listed: Listed): Promise<Listed> {
    if (listed === null || listed instanceof Error) return listed
    const visible = await Promise.all(listed.map(({ id }) => isVisible(id)))
    return listed.filter((_, index) => visible[index])
  }

  const toError = (error: Error) => error
  const loader = new DataLoader<DubbingSpeakerKey, SimilarVoice[] | null, string>(
    async (keys) => {
      // All lists first, so that their voices are looked up in one batch.
      const lists = await Promise.all(keys.map((key) => list(key).catch(toError)))
      return Promise.all(lists.map((listed) => onlyVisible(listed).catch(toError)))
    },
    { cacheKeyFn: ({ dubbingId, speakerId }) => JSON.stringify([dubbingId, speakerId]) },
  )
  return {
    loader,
    clearAll() {
      for (const each of [loader, voiceRows, workspaceVoices]) each.clearAll()
    },
  }
}
