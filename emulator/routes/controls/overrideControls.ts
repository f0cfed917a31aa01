import type { FastifyInstance } from 'fastify'
import type { StateStore } from '../../state/emulatorState.js'
import type { SeparationScript } from '../../state/voices/separation.js'
import type { TrainingScript } from '../../state/voices/training.js'
import type { VerificationScript } from '../../state/voices/verification.js'
import { type BehaviourBody, behaviourBody } from './behaviourBody.js'
import { separationScriptBody, trainingScriptBody, verificationScriptBody } from './controlBodies.js'

interface VoicePath {
  Params: { voice_id: string }
}

/** The controls that say how trainings, separations and verifications go, and how the emulator behaves altogether. */
export function scriptControls(app: FastifyInstance, state: StateStore): void {
  app.post<VoicePath & { Body: TrainingScript }>(
    '/voices/:voice_id/training',
    { schema: { body: trainingScriptBody } },
    ({ params, body }, reply) => {
      state.scriptTraining(params.voice_id, body)
      reply.code(201).send({ scripted: true })
    },
  )
  app.post<{ Params: { sample_id: string }; Body: SeparationScript }>(
    '/samples/:sample_id/separation',
    { schema: { body: separationScriptBody } },
    ({ params, body }, reply) => {
      state.scriptSeparation(params.sample_id, body)
      reply.code(201).send({ scripted: true })
    },
  )
  app.post<VoicePath & { Body: VerificationScript }>(
    '/voices/:voice_id/verification',
    { schema: { body: verificationScriptBody } },
    ({ params, body }, reply) => {
      state.scriptVerification(params.voice_id, body)
      reply.code(201).send({ scripted: true })
    },
  )
  app.post<VoicePath>('/voices/:voice_id/verify', ({ params }, reply) =>
    state.record(params.voice_id)
      ? state.verifyVoice(params.voice_id)
      : reply.code(404).send({ error: `The emulator holds no voice ${params.voice_id}` }),
  )
  app.get('/library', () => ({ voices: state.library() }))
  app.patch<{ Body: BehaviourBody }>('/behaviour', { schema: { body: behaviourBody } }, ({ body }) => {
    Object.assign(state.work, body.work)
    Object.assign(state.account, body.account)
    Object.assign(state.plan, body.plan)
    Object.assign(state.generation, body.generation)
    Object.assign(state.dubs.behaviour, body.dubbing)
    state.changed()
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
