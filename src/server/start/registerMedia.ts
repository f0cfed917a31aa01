import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Viewer } from '../../auth/Viewer.js'
import type { Config } from '../../config.js'
import { type ContextDeps, createContext } from '../../context.js'
import { RecentDubbings } from '../../media/delivery/RecentDubbings.js'
import { registerMediaRoutes } from '../../media/delivery/registerMediaRoutes.js'
import { reportRefusals } from '../http/reportRefusals.js'

export function registerMedia(fastify: FastifyInstance, config: Config, deps: ContextDeps): void {
  const { sources, mediaStore, recordings } = deps
  const contextFor = (viewer: Viewer, signal: AbortSignal) => createContext(deps, { viewer, signal, publicUrl: '' })
  registerMediaRoutes(fastify, {
    isBehindGateway: config.gatewaySecret !== undefined,
    signer: deps.mediaSigner,
    corsOrigins: config.corsOrigins,
    readAhead: { total: config.limits.maxMediaBufferBytes },
    onRefuse: reportRefusals('media', deps),
    recentDubbings: new RecentDubbings(),
    audio: { mediaStore, recordings, bus: sources.bus },
    loadVoice(viewer, voiceId, { signal, withPreviews }) {
      const { loaders } = contextFor(viewer, signal)
      return (withPreviews ? loaders.voice : loaders.ownedVoice).load(voiceId)
    },
    async loadAudio(viewer, audioId) {
      const [audio] = await sources.audiosOf(viewer, randomUUID()).getMany([audioId])
      return audio ?? null
    },
    async loadPreview(viewer, previewId) {
      const [preview] = await sources.previewsOf(viewer).getMany([previewId])
      return preview ?? null
    },
    async canViewDubbing(viewer, dubbingId) {
      const [dubbing] = await sources.dubbingsOf(viewer, randomUUID()).getMany([dubbingId])
      return dubbing != null
    },
    similarVoices(viewer, { signal }) {
      const { loaders } = contextFor(viewer, signal)
      return (dubbingId, speakerId) => loaders.similarVoices.load({ dubbingId, speakerId })
    },
    upstream: (viewer, { signal }) => contextFor(viewer, signal).upstream,
  })
}
