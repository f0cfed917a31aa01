import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { withForm } from '../../http/withForm.js'
import { charge, type Generation, sendAudio, streamAudio } from './generate.js'
import { costOfSecs, readRecording } from './readRecording.js'
import { singleSpeaker } from './speechRequest.js'

/** The only format of this route. */
const FORMAT = 'mp3_44100_128'
const LIMITS = { bytes: 500 * 1024 * 1024, secs: 3600 }

export function audioIsolationRoutes(api: FastifyInstance, context: EmulatorContext): void {
  api.post('/v1/audio-isolation', async (request, reply) => {
    const isolated = await isolatedAudio(request, context)
    charge({ request, reply, context }, isolated)
    return sendAudio(reply, isolated.audio)
  })

  api.post('/v1/audio-isolation/stream', async (request, reply) => {
    const isolated = await isolatedAudio(request, context)
    charge({ request, reply, context }, isolated)
    return streamAudio({ request, reply, context }, isolated.audio)
  })
}

function isolatedAudio(request: FastifyRequest, context: EmulatorContext): Promise<Generation> {
  return withForm(request, context, (form) => {
    const requireRecording = readRecording(form)
    form.text('preview_b64')
    form.check()
    const { sha256, durationSecs } = requireRecording(LIMITS)
    return {
      audio: { speech: { ...singleSpeaker(['isolation', sha256]), durationSecs }, format: FORMAT },
      cost: costOfSecs(durationSecs),
    }
  })
}
