import { randomUUID } from 'node:crypto'
import { AjvCompiler } from '@fastify/ajv-compiler'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../context.js'
import { modelRoutes } from '../routes/account/models.js'
import { userRoutes } from '../routes/account/user.js'
import { audioIsolationRoutes } from '../routes/audio/audioIsolation.js'
import { historyRoutes } from '../routes/audio/history.js'
import { soundGenerationRoutes } from '../routes/audio/soundGeneration.js'
import { speechToSpeechRoutes } from '../routes/audio/speechToSpeech.js'
import { textToSpeechRoutes } from '../routes/audio/textToSpeech.js'
import { controlRoutes } from '../routes/controls/controlRoutes.js'
import { voiceDesignRoutes } from '../routes/design/voiceDesign.js'
import { dubbingMediaRoutes } from '../routes/dubbing/dubbingMedia.js'
import { dubbingResourceRoutes } from '../routes/dubbing/dubbingResource.js'
import { dubbingResultRoutes } from '../routes/dubbing/dubbingResults.js'
import { dubbingRoutes } from '../routes/dubbing/dubbingRoutes.js'
import { dubbingSegmentRoutes } from '../routes/dubbing/dubbingSegments.js'
import { dubbingSpeakerRoutes } from '../routes/dubbing/dubbingSpeakers.js'
import { sampleChangeRoutes } from '../routes/samples/sampleChanges.js'
import { sampleRoutes } from '../routes/samples/samples.js'
import { speakerRoutes } from '../routes/samples/speakers.js'
import { libraryRoutes } from '../routes/voices/library.js'
import { previewRoutes } from '../routes/voices/previews.js'
import { professionalVoiceRoutes } from '../routes/voices/professionalVoices.js'
import { verificationRoutes } from '../routes/voices/verification.js'
import { voiceChangeRoutes } from '../routes/voices/voiceChanges.js'
import { voiceSettingsRoutes } from '../routes/voices/voiceSettings.js'
import { voiceRoutes } from '../routes/voices/voices.js'
import { ApiError, domainFailure, type Failure, internalFailure } from './apiErrors.js'
import { addApiHooks } from './apiHooks.js'
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

/** Shared, so that the schemas are compiled once for all emulators of a process. */
const buildValidator = AjvCompiler()

/** Identifies the emulator in every response. */
const IDENTITY_HEADER = { 'x-emulator': 'polyphony' }

/** The HTTP server of an emulator: the API and the control routes. It does not listen yet. */
export function createServer(context: EmulatorContext): FastifyInstance {
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: sendUntracked,
    schemaController: { compilersFactory: { buildValidator } },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  })
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(IDENTITY_HEADER)
  })
  app.register(async (api) => {
    addApiHooks(api, context)
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

/** For errors before the request is in the call log, such as an invalid path encoding. */
function sendUntracked(error: FastifyError, _request: unknown, reply: Pick<FastifyReply, 'raw'>): void {
  const requestId = randomUUID()
  const { httpStatus, body } = failureOf(error)
  reply.raw.writeHead(httpStatus, { ...IDENTITY_HEADER, 'request-id': requestId, 'content-type': 'application/json' })
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
