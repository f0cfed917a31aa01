import type { Context } from '../../context.js'
import type { Operation, Outcome } from '../../datasources/postgres/operations/Operation.js'
import type { Expectation } from '../../datasources/postgres/operations/operationKinds.js'
import { mirrorOf } from '../../datasources/postgres/voices/mirrorOf.js'
import { Conflict, InvalidInput, NotFound, UpstreamNotFound } from '../../errors.js'
import type { ResolveVoiceOperationInput } from '../../schema/operations/ResolveOperationInput.js'
import type { Voice } from '../../schema/voices/Voice.js'
import { outcomeOfDubbing } from './newDubbing.js'

/** What an administrator says of it: that it made one of these. */

/**
 * An administrator's word on an operation that no reconciler could end: it made this voice or this dub, which then belongs to
 * the one who asked for it, or it is given up. Throws NotFound, Conflict (it has ended, or somebody owns what it made),
 * InvalidInput.
 */
export async function resolveOperation(context: Context, decision: ResolveVoiceOperationInput): Promise<Operation> {
  const { operations } = context
  const { id: operationId } = decision
  const operation = await find()
  if (operation.state !== 'UNKNOWN') throw new Conflict('Only an operation whose outcome is unknown can be resolved.')
  const outcome = await outcomeOf(context, operation, decision)
  if (outcome === null) {
    if (!(await operations.abandon(operationId))) throw new Conflict('The operation has ended otherwise meanwhile.')
    return find()
  }
  if (!(await operations.adopt(operationId, outcome))) {
    const made = outcome.dubbing === undefined ? 'voice' : 'dub'
    throw new Conflict(`This ${made} belongs to somebody else or was deleted, or the operation has ended meanwhile.`)
  }
  return find()

  async function find(): Promise<Operation> {
    const found = await operations.find(operationId)
    if (found === null) throw new NotFound('Operation', operationId)
    return found
  }
}

/** Null for what is given up. */
async function outcomeOf(
  { upstream }: Context,
  operation: Operation,
  { voiceId = null, dubbingId = null }: ResolveVoiceOperationInput,
): Promise<Outcome | null> {
  const isDubbing = operation.kind === 'createDubbing'
  if (isDubbing ? voiceId !== null : dubbingId !== null) throw madeNone(isDubbing ? 'voice' : 'dub')
  if (dubbingId !== null) {
    return outcomeOfDubbing(await orNotFound(upstream.dubbing.get(dubbingId), 'Dubbing', dubbingId))
  }
  if (voiceId === null) return null
  return outcomeOfVoice(operation, await orNotFound(upstream.voices.get(voiceId), 'Voice', voiceId))
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
  throw madeNone('voice')
}

async function orNotFound<Made>(made: Promise<Made>, type: string, id: string): Promise<Made> {
  try {
    return await made
  } catch (error) {
    throw error instanceof UpstreamNotFound ? new NotFound(type, id) : error
  }
}

function madeNone(what: 'voice' | 'dub'): InvalidInput {
  return new InvalidInput(`This operation made no ${what}, so it can not be said to have made one.`, [
    { path: [what === 'voice' ? 'voiceId' : 'dubbingId'], message: 'has to be null for this kind of operation' },
  ])
}
