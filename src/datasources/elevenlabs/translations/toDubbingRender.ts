import type { Render } from '@elevenlabs/elevenlabs-js/serialization/types/Render.js'
import { DubbingRender, DubbingRenderStatus, DubbingRenderType } from '../../../schema/dubbing/DubbingRender.js'
import { read } from './read.js'

export function toDubbingRender(raw: Render.Raw, dubbingId: string, id: string): DubbingRender {
  const render = new DubbingRender()
  render.dubbingId = dubbingId
  render.upstreamId = id
  render.language = read.text(raw.language) || null
  render.type = read.enum(DubbingRenderType, raw.type)
  render.status = read.enum(DubbingRenderStatus, raw.status) ?? 'UNKNOWN'
  render.version = read.int(raw.version)
  return render
}
