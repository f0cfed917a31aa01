import type { Context } from '../../context.js'
import type { Operation, Outcome } from '../../datasources/postgres/operations/Operation.js'
import type { Expectation } from '../../datasources/postgres/operations/operationKinds.js'
import { mirrorOf } from '../../datasources/postgres/voices/mirrorOf.js'
import { Conflict, InvalidInput, NotFound, UpstreamNotFound } from '../../errors.js'
import type { ResolveVoiceOperationInput } from '../../schema/operations/ResolveVoiceOperationInput.js'
import type { Voice } from '../../schema/voices/Voice.js'
import { outcomeOfDubbing } from './newDubbing.js'

/**
 * The decision of an administrator about an operation with an unknown outcome: it created this voice or dubbing, which then
 * belongs to the actor of the operation, or it is abandoned.
 *
 * @throws NotFound, InvalidInput
 * @throws Conflict if the operation has ended, or its result belongs to another user.
 */
export async function resolveOperation(context: Context, decision: ResolveVoiceOperationInput): Promise<Operation> {
  const { operations } = context
  const { id: operationId } = decision
  const operation = await find()
  if (operation.state !== 'UNKNOWN') throw new Conflict('Only an operation with the status UNKNOWN can be resolved.')
  const outcome = await outcomeOf(context, operation, decision)
  if (outcome === null) {
    if (!(await operations.abandon(operationId))) throw new Conflict('The operation has already ended.')
    return find()
  }
  if (!(await operations.adopt(operationId, outcome))) {
    const resource = outcome.dubbing === undefined ? 'voice' : 'dubbing'
    throw new Conflict(
      `The ${resource} belongs to another user or was deleted, or the operation has already ended.`,
    ).at(outcome.dubbing === undefined ? 'voiceId' : 'dubbingId')
  }
  return find()

  async function find(): Promise<Operation> {
    const found = await operations.find(operationId)
    if (found === null) throw new NotFound('Operation', operationId)
    return found
  }
}

/** Null to abandon the operation. */
async function outcomeOf(
  { upstream }: Context,
  operation: Operation,
  { voiceId = null, dubbingId = null }: ResolveVoiceOperationInput,
): Promise<Outcome | null> {
  const isDubbing = operation.kind === 'createDubbing'
  if (isDubbing ? voiceId !== null : dubbingId !== null) throw notCreated(isDubbing ? 'voiceId' : 'dubbingId')
  if (dubbingId !== null) {
    return outcomeOfDubbing(
      await orNotFound(upstream.dubbing.get(dubbingId), new NotFound('Dubbing', dubbingId).at('dubbingId')),
    )
  }
  if (voiceId === null) return null
  return outcomeOfVoice(
    operation,
    await orNotFound(upstream.voices.get(voiceId), new NotFound('Voice', voiceId).at('voiceId')),
  )
}

function outcomeOfVoice({ kind, expectation }: Operation, voice: Voice): Outcome {
  const result = { voiceId: voice.id }
  const claim = { voiceId: voice.id, mirror: mirrorOf(voice) }
  if (kind === 'cloneVoice') {
    return { result: { ...result, requiresVerification: voice.verification?.isRequired ?? false }, claim }
  }
  if (kind === 'createProfessionalVoice' || kind === 'addLibraryVoice') return { result, claim }
  if (kind === 'createVoiceFromPreview') {
    const { previewId } = expectation as Expectation<'createVoiceFromPreview'>
    return { result, claim, usedPreviewId: previewId }
  }
  throw notCreated('voiceId')
}

async function orNotFound<Resource>(reading: Promise<Resource>, notFound: NotFound): Promise<Resource> {
  try {
    return await reading
  } catch (error) {
    throw error instanceof UpstreamNotFound ? notFound : error
  }
}

function notCreated(field: 'voiceId' | 'dubbingId'): InvalidInput {
  const message = `\`${field}\` must be null for an operation of this kind.`
  return new InvalidInput(message, [{ path: [field], message }])
}
