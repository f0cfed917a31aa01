import type { Context } from '../../context.js'
import type { CreateSpeechInput } from '../../schema/audio/SpeechInputs.js'
import type { DesignVoiceInput, RemixVoiceInput } from '../../schema/previews/PreviewInputs.js'
import type { UserError } from '../../schema/shared/UserError.js'
import { InputRefused } from './InputRefused.js'

/**
 * The voice service knows no tenants, so a dictionary of the workspace may be any user's. Only those that the configuration
 * lists may be named.
 *
 * @throws InputRefused NOT_FOUND, for each that is not.
 */
export function assertDictionaries(
  { allowedIds }: Pick<Context, 'allowedIds'>,
  { pronunciationDictionaries }: Pick<CreateSpeechInput, 'pronunciationDictionaries'>,
): void {
  const refused = (pronunciationDictionaries ?? []).flatMap(({ id, versionId }, index): UserError[] => {
    const path = ['input', 'pronunciationDictionaries', String(index)]
    if (allowedIds.pronunciationDictionaries.allow(id, versionId)) return []
    const isVersion = versionId != null && allowedIds.pronunciationDictionaries.allow(id)
    const what = isVersion ? 'version of this pronunciation dictionary' : 'pronunciation dictionary'
    return [
      {
        code: 'NOT_FOUND',
        message: `No ${what} with this id may be used on this platform.`,
        path: [...path, isVersion ? 'versionId' : 'id'],
      },
    ]
  })
  const [first, ...others] = refused
  if (first !== undefined) throw new InputRefused(first, ...others)
}

/**
 * The voice service names no session in its answers, so nothing proves whose a session is. Only those that the
 * configuration lists may be named, and an iteration only within one of them.
 *
 * @throws InputRefused NOT_FOUND
 */
export function assertRemixingSession(
  { allowedIds }: Pick<Context, 'allowedIds'>,
  {
    remixingSessionId: session,
    remixingSessionIterationId: iteration,
  }: Pick<DesignVoiceInput | RemixVoiceInput, 'remixingSessionId' | 'remixingSessionIterationId'>,
): void {
  const { remixingSessions } = allowedIds
  const refuse = (field: string) =>
    new InputRefused({
      code: 'NOT_FOUND',
      message: 'No remixing session with this id may be used on this platform.',
      path: ['input', field],
    })
  if (session == null && iteration == null) return
  if (session == null) throw refuse('remixingSessionIterationId')
  if (remixingSessions.allow(session, iteration)) return
  throw refuse(
    iteration != null && remixingSessions.allow(session) ? 'remixingSessionIterationId' : 'remixingSessionId',
  )
}

/**
 * A voice of the workspace that the viewer does not see is not to be had by the way through the library, which may rename it
 * or answer with it.
 *
 * @throws InputRefused NOT_FOUND
 */
export async function assertLibraryVoice({ voices }: Pick<Context, 'voices'>, libraryVoiceId: string): Promise<void> {
  const row = (await voices.haveRows([libraryVoiceId])).get(libraryVoiceId)
  if (row === undefined || row.isVisible || row.isGone) return
  throw new InputRefused({
    code: 'NOT_FOUND',
    message: 'No voice of the library with this id can be added.',
    path: ['input', 'libraryVoiceId'],
  })
}
