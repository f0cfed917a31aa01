import type { FastifyInstance } from 'fastify'
import type { StateStore } from '../../state/StateStore.js'
import type { SeparationOverride } from '../../state/voices/separation.js'
import type { TrainingOverride } from '../../state/voices/training.js'
import type { VerificationOverride } from '../../state/voices/verification.js'
import { type BehaviourBody, behaviourBody } from './behaviourBody.js'
import { separationOverrideBody, trainingOverrideBody, verificationOverrideBody } from './controlBodies.js'

interface VoicePath {
  Params: { voice_id: string }
}

/** Control routes for the outcome of trainings, separations and verifications, and for general settings. */
export function overrideControls(app: FastifyInstance, state: StateStore): void {
  app.post<VoicePath & { Body: TrainingOverride }>(
    '/voices/:voice_id/training',
    { schema: { body: trainingOverrideBody } },
    ({ params, body }, reply) => {
      state.overrideTraining(params.voice_id, body)
      reply.code(201).send({ scripted: true })
    },
  )
  app.post<{ Params: { sample_id: string }; Body: SeparationOverride }>(
    '/samples/:sample_id/separation',
    { schema: { body: separationOverrideBody } },
    ({ params, body }, reply) => {
      state.overrideSeparation(params.sample_id, body)
      reply.code(201).send({ scripted: true })
    },
  )
  app.post<VoicePath & { Body: VerificationOverride }>(
    '/voices/:voice_id/verification',
    { schema: { body: verificationOverrideBody } },
    ({ params, body }, reply) => {
      state.overrideVerification(params.voice_id, body)
      reply.code(201).send({ scripted: true })
    },
  )
  app.post<VoicePath>('/voices/:voice_id/verify', ({ params }, reply) =>
    state.record(params.voice_id)
      ? state.verifyVoice(params.voice_id)
      : reply.code(404).send({ error: `Voice ${params.voice_id} does not exist` }),
  )
  app.get('/library', () => ({ voices: state.library() }))
  app.patch<{ Body: BehaviourBody }>('/behaviour', { schema: { body: behaviourBody } }, ({ body }) => {
    Object.assign(state.work, body.work)
    Object.assign(state.account, body.account)
    Object.assign(state.plan, body.plan)
    Object.assign(state.generation, body.generation)
    Object.assign(state.dubs.behaviour, body.dubbing)
    state.markChanged()
    state.captchaAs = body.captchaAs ?? state.captchaAs
    state.voiceNotFoundStatus = body.voiceNotFoundStatus ?? state.voiceNotFoundStatus
    if (body.missingPermissions) {
      state.missingPermissions.clear()
      for (const permission of body.missingPermissions) state.missingPermissions.add(permission)
    }
    return behaviourOf(state)
  })
}

export function behaviourOf(state: StateStore) {
  const { work, account, plan, generation, captchaAs, voiceNotFoundStatus } = state
  const missingPermissions = [...state.missingPermissions]
  const dubbing = state.dubs.behaviour
  return { work, account, plan, generation, dubbing, captchaAs, missingPermissions, voiceNotFoundStatus }
}
