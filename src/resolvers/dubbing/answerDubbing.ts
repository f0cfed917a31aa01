import type { Context } from '../../context.js'
import { AppError, Conflict, UpstreamNotFound, UpstreamRejected } from '../../errors.js'
import type { DubbingPayload } from '../../schema/dubbing/DubbingPayloads.js'
import type { VoiceUserError } from '../../schema/shared/UserError.js'
import { assertValid } from '../../services/operations/assertValid.js'
import { InputRefused } from '../../services/operations/InputRefused.js'
import { userErrorFrom } from '../shared/userErrorFrom.js'

interface ChangedDubbing {
  dubbingId: string
  version?: number | null
  /** Somebody else has edited it, too. */
  changedElsewhere?: boolean
  /** What kept the rest from being done, of what is done in parts. */
  stoppedBy?: unknown
}

/**
 * Checks an input, runs a change of one dub and shapes its payload: what a user can mend becomes `userErrors`, all else
 * stays thrown. `nothing` is what the payload holds beside the dub when nothing was changed.
 */
export async function answerDubbing<Changed extends ChangedDubbing, Nothing extends object>(
  { loaders, logger }: Context,
  input: object,
  change: () => Promise<Changed>,
  nothing: Nothing,
): Promise<DubbingPayload & (Omit<Changed, keyof ChangedDubbing> | Nothing)> {
  try {
    await assertValid(input)
    const { dubbingId, version = null, changedElsewhere, stoppedBy, ...changed } = await change()
    loaders.clearDubbing(dubbingId)
    const userErrors: VoiceUserError[] = []
    if (stoppedBy !== undefined) {
      // A bug that is told in the answer would be seen by nobody here.
      if (!(stoppedBy instanceof AppError)) logger.error({ err: stoppedBy, dubbingId }, 'a change was done in parts')
      userErrors.push(stopped(stoppedBy))
    }
    if (changedElsewhere) userErrors.push(toldOfOthers())
    return { ...changed, dubbingId, version, userErrors }
  } catch (error) {
    const userErrors = userErrorsFrom(error, input)
    return { ...nothing, dubbingId: null, version: currentVersionOf(error), userErrors }
  }
}

function userErrorsFrom(error: unknown, input: object): VoiceUserError[] {
  if (error instanceof InputRefused) return error.userErrors.map((each) => ofSubject(each, input))
  const userError = userErrorFrom(error, input)
  const path = pathOf(error, userError, input)
  return [path === undefined ? userError : { ...userError, path: ['input', ...path] }]
}

/** The dub is named by the id of its part where that is the subject of the mutation. */
function ofSubject(userError: VoiceUserError, input: object): VoiceUserError {
  const isOfPart = userError.path[1] === 'dubbingId' && !('dubbingId' in input)
  return isOfPart ? { ...userError, path: ['input', 'id'] } : userError
}

/** Which field of these inputs a failure means that may come from anywhere. */
function pathOf(error: unknown, { code }: VoiceUserError, input: object): readonly string[] | undefined {
  if (code === 'UPLOAD_REFUSED') return ['file']
  if (error instanceof Conflict && error.details.retryable !== true && currentVersionOf(error) !== null)
    return ['version']
  if (!(error instanceof UpstreamNotFound || error instanceof UpstreamRejected)) return undefined
  const path = pathsOfWords[error.upstreamCode]
  const [field, plural] = partsOfWords[error.upstreamCode] ?? []
  if (field === undefined || plural === undefined) return path
  return [[field, plural].find((name) => name in input) ?? 'id']
}

const pathsOfWords: Readonly<Record<string, readonly string[]>> = {
  language_not_found: ['language'],
  voice_not_found: ['voice', 'voiceId'],
  resource_already_exists: ['language'],
  request_too_large: ['file'],
}

/** Parts of a dub, which are the subject of some mutations and a reference of others. */
const partsOfWords: Readonly<Record<string, readonly [string, string]>> = {
  segment_not_found: ['segmentId', 'segmentIds'],
  speaker_not_found: ['speakerId', 'speakerIds'],
}

function currentVersionOf(error: unknown): number | null {
  const version = error instanceof Conflict ? error.details.currentVersion : null
  return typeof version === 'number' ? version : null
}

function toldOfOthers(): VoiceUserError {
  const message = 'It was done, and the dub was edited elsewhere, too; read it anew.'
  return { code: 'CHANGED_ELSEWHERE', message, path: ['input', 'version'] }
}

/** Of our closed list there is a word for why; of all else nothing is told. */
function stopped(error: unknown): VoiceUserError {
  const reason = error instanceof AppError ? `${error.code}: ${error.message}` : 'INTERNAL: An unexpected failure.'
  return { code: 'STOPPED', message: `Only a part of it was done. ${reason}`, path: ['input', 'segmentIds'] }
}
