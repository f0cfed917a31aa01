import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { withForm } from '../../http/withForm.js'
import { charge, type Generation, sendStream, sendWhole } from './generate.js'
import { costOfSecs, readRecording } from './readRecording.js'
import { oneVoice } from './speechRequest.js'

/** Nothing else can be asked for. */
const FORMAT = 'mp3_44100_128'
const LIMITS = { bytes: 500 * 1024 * 1024, secs: 3600 }

export function audioIsolationRoutes(api: FastifyInstance, context: EmulatorContext): void {
  api.post('/v1/audio-isolation', async (request, reply) => {
    const isolated = await isolatedAudio(request, context)
    charge(request, reply, context, isolated)
    return sendWhole(reply, isolated.sound)
  })

  api.post('/v1/audio-isolation/stream', async (request, reply) => {
    const isolated = await isolatedAudio(request, context)
    charge(request, reply, context, isolated)
    return sendStream(request, reply, context, isolated.sound)
  })
}

function isolatedAudio(request: FastifyRequest, context: EmulatorContext): Promise<Generation> {
  return withForm(request, context, (form) => {
    const demandRecording = readRecording(form)
    form.text('preview_b64')
    form.check()
    const { sha256, durationSecs } = demandRecording(LIMITS)
    return {
      sound: { speech: { ...oneVoice(['isolation', sha256]), durationSecs }, format: FORMAT },
      cost: costOfSecs(durationSecs),
    }
  })
}
