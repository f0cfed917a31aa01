import type { FastifyInstance, FastifyReply } from 'fastify'
import { mediaFile } from '../../audio/mediaFile.js'
import type { EmulatorContext } from '../../context.js'
import { sendBytes } from '../../http/sendBytes.js'
import type { DubRecord } from '../../state/dubbing/dubbingRecord.js'
import { renderStatus } from '../../state/dubbing/dubbingStatus.js'
import { DUB_MEDIA_PATH, isGoodLink, RENDER_MEDIA } from '../../state/dubbing/mediaReference.js'

interface MediumPath {
  Params: { dubbing_id: string; '*': string }
  Querystring: { expires?: string; signature?: string }
}

const MP3 = 'audio/mpeg'
const INPUT = 'input'

/** The storage behind the links of media: it asks for no key, but a link holds only for a time. */
export function dubbingMediaRoutes(api: FastifyInstance, { state, audio, clock }: EmulatorContext): void {
  api.get<MediumPath>(`${DUB_MEDIA_PATH}:dubbing_id/*`, { config: { open: true } }, async (request, reply) => {
    const { dubbing_id: dubbingId, '*': name } = request.params
    const { expires = '', signature = '' } = request.query
    const nowMs = clock.now().getTime()
    if (!isGoodLink(dubbingId, expires, signature, nowMs)) return refuse(reply, 403, 'ExpiredToken')
    const dub = state.dubs.record(dubbingId)
    const medium = dub && mediumOf(dub, name, nowMs)
    if (!medium) return refuse(reply, 404, 'NoSuchKey')
    const uploaded = name === INPUT ? await audio.read(dubbingId) : undefined
    const bytes = uploaded ?? mediaFile(medium.contentType, `dub:${dubbingId}:${name}`, medium.durationSecs)
    return sendBytes(request, reply, medium.contentType, bytes)
  })
}

/** What lies under a name. Of segments it is only their present audio: what it replaced is gone. */
function mediumOf(
  { media, speakers, segments, renders }: DubRecord,
  name: string,
  nowMs: number,
): { contentType: string; durationSecs: number } | undefined {
  const [kind, id = '', language = '', take] = name.replace(/\.\w+$/, '').split('/')
  const { contentType, durationSecs, hasBackground } = media
  switch (kind) {
    case INPUT:
      return { contentType, durationSecs }
    case 'foreground':
      return { contentType: MP3, durationSecs }
    case 'background':
      return hasBackground ? { contentType: MP3, durationSecs } : undefined
    case 'speaker':
      return speakers.some((speaker) => speaker.id === id) ? { contentType: MP3, durationSecs } : undefined
    case 'segment': {
      const audio = Object.hasOwn(segments, id) ? segments[id]!.dubs[language]?.audio : undefined
      return audio && String(audio.take) === take ? { contentType: MP3, durationSecs: audio.secs } : undefined
    }
    case 'render': {
      const render = renders.find((each) => each.id === id)
      if (!render || renderStatus(render, nowMs) !== 'complete') return undefined
      return { contentType: RENDER_MEDIA[render.type].contentType, durationSecs }
    }
    default:
      return undefined
  }
}

function refuse(reply: FastifyReply, httpStatus: number, code: string): FastifyReply {
  const xml = `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code></Error>`
  return reply.code(httpStatus).type('application/xml; charset=UTF-8').send(xml)
}
