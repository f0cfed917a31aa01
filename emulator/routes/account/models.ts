import type { FastifyInstance } from 'fastify'
import { MODELS } from '../../state/account/models.js'

export function modelRoutes(api: FastifyInstance): void {
  api.get('/v1/models', () => MODELS)
}
