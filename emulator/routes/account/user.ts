import type { FastifyInstance } from 'fastify'
import { unixSeconds } from '../../clock.js'
import type { EmulatorContext } from '../../context.js'
import { extendedSubscriptionOf, userOf } from '../../state/account/account.js'

export function userRoutes(api: FastifyInstance, { state, clock }: EmulatorContext): void {
  api.get('/v1/user', () => userOf(state, unixSeconds(clock.now())))
  api.get('/v1/user/subscription', () => extendedSubscriptionOf(state, unixSeconds(clock.now())))
}
