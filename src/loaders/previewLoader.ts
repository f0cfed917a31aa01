import type DataLoader from 'dataloader'
import type { VoicePreviewRow, VoicePreviewStore } from '../datasources/postgres/previews/VoicePreviewStore.js'
import { VoicePreview } from '../schema/previews/VoicePreview.js'
import { batchById } from './batchById.js'

export type PreviewViewer =
  | { readonly kind: 'user'; readonly userId: string; readonly tenantId: string }
  | { readonly kind: 'anonymous' }

export interface PreviewLoaders {
  voicePreview: DataLoader<string, VoicePreview | null, string>
  previewsOfVoice: DataLoader<string, VoicePreview[] | null, string>
  /** The newest remixes of a voice, newest first. */
  remixesOfVoice: DataLoader<string, VoicePreview[] | null, string>
  clearPreview(previewId: string): void
}

export function createPreviewLoaders(previews: VoicePreviewStore, viewer: PreviewViewer): PreviewLoaders {
  const voicePreview = batchById<string, VoicePreview>(
    async (ids) => {
      const rows = await previews.getMany(ids)
      return new Map(
        ids.flatMap((id, index) => (rows[index] ? [[id, toVoicePreview(rows[index], viewer)] as const] : [])),
      )
    },
    { maxBatchSize: 1_000 },
  )
  const byVoice = (read: (voiceIds: readonly string[]) => Promise<VoicePreviewRow[][]>) =>
    batchById<string, VoicePreview[]>(
      async (voiceIds) => {
        const rows = await read(voiceIds)
        return new Map(voiceIds.map((id, index) => [id, (rows[index] ?? []).map((row) => toVoicePreview(row, viewer))]))
      },
      { maxBatchSize: 1_000 },
    )
  const previewsOfVoice = byVoice((voiceIds) => previews.ofVoice(voiceIds))
  return {
    voicePreview,
    previewsOfVoice,
    remixesOfVoice: byVoice((voiceIds) => previews.ofSource(voiceIds)),
    clearPreview(previewId) {
      voicePreview.clear(previewId)
      previewsOfVoice.clearAll()
    },
  }
}

export function toVoicePreview({ ownerId, tenantId, ...row }: VoicePreviewRow, viewer: PreviewViewer): VoicePreview {
  const isOwn = viewer.kind === 'user' && viewer.userId === ownerId && viewer.tenantId === tenantId
  return Object.assign(new VoicePreview(), row, {
    owner: { id: ownerId },
    // Administrators can only read it: a voice created from it belongs to its owner.
    viewerPermission: isOwn ? ('MANAGE' as const) : ('VIEW' as const),
  })
}
