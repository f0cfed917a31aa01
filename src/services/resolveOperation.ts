import type { Context } from '../context.js'
import { mirrorOf } from '../datasources/postgres/mirrorOf.js'
import type { Operation, Outcome } from '../datasources/postgres/Operation.js'
import { Conflict, InvalidInput, NotFound, UpstreamNotFound } from '../errors.js'
import type { ResolveOperationInput } from '../schema/inputs/ResolveOperationInput.js'
import type { Voice } from '../schema/Voice.js'

/**
 * An administrator's word on an operation that no settler could end: it made this voice, which then belongs to the one
 * who asked for it, or it is given up. Throws NotFound, Conflict (it has ended, or somebody owns the voice),
 * InvalidInput.
 */
export async function resolveOperation(
  { operations, upstream }: Context,
  { operationId, voiceId = null }: ResolveOperationInput,
): Promise<Operation> {
  const operation = await find()
  if (operation.state !== 'UNKNOWN') throw new Conflict('Only an operation whose outcome is unknown can be resolved.')
  if (voiceId === null) {
    if (!(await operations.giveUp(operationId))) throw new Conflict('The operation has ended otherwise meanwhile.')
    return find()
  }
  const voice = await upstream.voices.get(voiceId).catch((error: unknown) => {
    throw error instanceof UpstreamNotFound ? new NotFound('Voice', voiceId) : error
  })
  if (!(await operations.adopt(operationId, outcomeOf(operation, voice)))) {
    throw new Conflict('This voice belongs to somebody else or was deleted, or the operation has ended meanwhile.')
  }
  return find()

  async function find(): Promise<Operation> {
    const found = await operations.find(operationId)
    if (found === null) throw new NotFound('Operation', operationId)
    return found
  }
}

function outcomeOf({ kind }: Operation, voice: Voice): Outcome {
  const result = { voiceId: voice.id }
  const claim = { voiceId: voice.id, mirror: mirrorOf(voice) }
  if (kind === 'cloneVoice') {
    return { result: { ...result, requiresVerification: voice.verification?.isRequired ?? false }, claim }
  }
  if (kind === 'createProfessionalVoice' || kind === 'addLibraryVoice') return { result, claim }
  throw new InvalidInput('This operation made no voice, so it can only be given up.', [
    { path: ['voiceId'], message: 'has to be null for this kind of operation' },
  ])
}
