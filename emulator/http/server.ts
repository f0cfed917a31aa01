import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../context.js'
import { audioIsolationRoutes } from '../routes/audioIsolation.js'
import { controlRoutes } from '../routes/controls.js'
import { dubbingRoutes } from '../routes/dubbing.js'
import { dubbingMediaRoutes } from '../routes/dubbingMedia.js'
import { dubbingResourceRoutes } from '../routes/dubbingResource.js'
import { dubbingResultRoutes } from '../routes/dubbingResults.js'
import { dubbingSegmentRoutes } from '../routes/dubbingSegments.js'
import { dubbingSpeakerRoutes } from '../routes/dubbingSpeakers.js'
import { historyRoutes } from '../routes/history.js'
import { libraryRoutes } from '../routes/library.js'
import { modelRoutes } from '../routes/models.js'
import { previewRoutes } from '../routes/previews.js'
import { professionalVoiceRoutes } from '../routes/professionalVoices.js'
import { sampleChangeRoutes } from '../routes/sampleChanges.js'
import { sampleRoutes } from '../routes/samples.js'
import { soundGenerationRoutes } from '../routes/soundGeneration.js'
import { speakerRoutes } from '../routes/speakers.js'
import { speechToSpeechRoutes } from '../routes/speechToSpeech.js'
import { textToSpeechRoutes } from '../routes/textToSpeech.js'
import { userRoutes } from '../routes/user.js'
import { verificationRoutes } from '../routes/verification.js'
import { voiceChangeRoutes } from '../routes/voiceChanges.js'
import { voiceDesignRoutes } from '../routes/voiceDesign.js'
import { voiceSettingsRoutes } from '../routes/voiceSettings.js'
import { voiceRoutes } from '../routes/voices.js'
import { ApiError, domainFailure, type Failure, internalFailure } from './apiErrors.js'
import { addApiGate } from './apiGate.js'
import { addBodyParsers } from './bodyParsers.js'
import { exchangeOf } from './exchange.js'

const API_ROUTES = [
  voiceRoutes,
  voiceSettingsRoutes,
  sampleRoutes,
  speakerRoutes,
  modelRoutes,
  userRoutes,
  previewRoutes,
  professionalVoiceRoutes,
  sampleChangeRoutes,
  verificationRoutes,
  voiceChangeRoutes,
  libraryRoutes,
  textToSpeechRoutes,
  speechToSpeechRoutes,
  soundGenerationRoutes,
  audioIsolationRoutes,
  voiceDesignRoutes,
  historyRoutes,
  dubbingRoutes,
  dubbingResultRoutes,
  dubbingResourceRoutes,
  dubbingSegmentRoutes,
  dubbingSpeakerRoutes,
  dubbingMediaRoutes,
]

/** On every answer, so that nobody takes the stand-in for the service. */
const NAME = { 'x-emulator': 'polyphony' }

/** The HTTP side of an emulator: the API behind its gate, and the controls beside it. Not yet listening. */
export function createServer(context: EmulatorContext): FastifyInstance {
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: sendUnopened,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  })
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(NAME)
  })
  app.register(async (api) => {
    addApiGate(api, context)
    addBodyParsers(api)
    api.setErrorHandler((error: FastifyError, request, reply) => sendFailure(request, reply, failureOf(error)))
    api.setNotFoundHandler((request, reply) =>
      sendFailure(
        request,
        reply,
        domainFailure({ code: 'not_found', message: `Nothing answers to ${request.method} at this path.` }),
      ),
    )
    for (const routes of API_ROUTES) routes(api, context)
  })
  app.register(async (controls) => controlRoutes(controls, context), { prefix: '/_emulator' })
  return app
}

/** For what fails before it could be followed as an exchange, such as a path that cannot be decoded. */
function sendUnopened(error: FastifyError, _request: unknown, reply: Pick<FastifyReply, 'raw'>): void {
  const requestId = randomUUID()
  const { httpStatus, body } = failureOf(error)
  reply.raw.writeHead(httpStatus, { ...NAME, 'request-id': requestId, 'content-type': 'application/json' })
  reply.raw.end(JSON.stringify(body(requestId)))
}

function sendFailure(request: FastifyRequest, reply: FastifyReply, { httpStatus, body }: Failure): FastifyReply {
  return reply
    .code(httpStatus)
    .type('application/json')
    .send(body(exchangeOf(request).requestId))
}

function failureOf(error: FastifyError): Failure {
  if (error instanceof ApiError) return error.failure
  if (error.statusCode === undefined || error.statusCode >= 500) return internalFailure
  const code = error.statusCode === 413 ? 'request_too_large' : 'bad_request'
  return domainFailure({ code, message: error.message, httpStatus: error.statusCode })
}
