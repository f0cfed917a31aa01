import type { FastifyInstance, FastifyReply } from 'fastify'
import { mediaFile } from '../../audio/mediaFile.js'
import type { EmulatorContext } from '../../context.js'
import { sendBytes } from '../../http/sendBytes.js'
import type { DubbingRecord } from '../../state/dubbing/dubbingRecord.js'
import { renderStatus } from '../../state/dubbing/dubbingStatus.js'
import { DUBBING_MEDIA_PATH, isValidLink, RENDER_MEDIA } from '../../state/dubbing/mediaReference.js'

interface MediaPath {
  Params: { dubbing_id: string; '*': string }
  Querystring: { expires?: string; signature?: string }
}

const MP3 = 'audio/mpeg'
const INPUT = 'input'

/** The file storage behind media links. It needs no API key, but links expire. */
export function dubbingMediaRoutes(api: FastifyInstance, { state, audio, clock }: EmulatorContext): void {
  api.get<MediaPath>(`${DUBBING_MEDIA_PATH}:dubbing_id/*`, { config: { isPublic: true } }, async (request, reply) => {
    const { dubbing_id: dubbingId, '*': name } = request.params
    const { expires = '', signature = '' } = request.query
    const nowMs = clock.now().getTime()
    if (!isValidLink(dubbingId, { expires, signature }, nowMs)) return sendStorageError(reply, 403, 'ExpiredToken')
    const dub = state.dubs.record(dubbingId)
    const media = dub && mediaFileOf(dub, name, nowMs)
    if (!media) return sendStorageError(reply, 404, 'NoSuchKey')
    const uploaded = name === INPUT ? await audio.read(dubbingId) : undefined
    const bytes = uploaded ?? mediaFile(media.contentType, `dub:${dubbingId}:${name}`, media.durationSecs)
    return sendBytes(request, reply, { contentType: media.contentType, bytes })
  })
}

/** The file of a name. For segments only the current audio exists; replaced audio is deleted. */
function mediaFileOf(
  { media, speakers, segments, renders }: DubbingRecord,
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

function sendStorageError(reply: FastifyReply, httpStatus: number, code: string): FastifyReply {
  const xml = `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code></Error>`
  return reply.code(httpStatus).type('application/xml; charset=UTF-8').send(xml)
}
