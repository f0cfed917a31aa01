import type { Render } from '@elevenlabs/elevenlabs-js/serialization/types/Render.js'
import { DubbingRender, DubbingRenderStatus, DubbingRenderType } from '../../../schema/dubbing/DubbingRender.js'
import { wire } from './wire.js'

export function toDubbingRender(raw: Render.Raw, dubbingId: string, id: string): DubbingRender {
  const render = new DubbingRender()
  render.dubbingId = dubbingId
  render.upstreamId = id
  render.language = wire.text(raw.language) || null
  render.type = wire.word(DubbingRenderType, raw.type)
  render.status = wire.word(DubbingRenderStatus, raw.status) ?? 'UNKNOWN'
  render.version = wire.int(raw.version)
  return render
}
