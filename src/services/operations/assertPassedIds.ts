import type { Context } from '../../context.js'
import type { CreateSpeechInput } from '../../schema/audio/SpeechInputs.js'
import type { DesignVoiceInput, RemixVoiceInput } from '../../schema/previews/VoicePreviewInputs.js'
import type { VoiceUserError } from '../../schema/shared/VoiceUserError.js'
import { InputRefused } from './InputRefused.js'

/**
 * Upstream has no owners of pronunciation dictionaries, so only those of the configuration are allowed.
 *
 * @throws InputRefused NOT_FOUND, with one error for each other dictionary.
 */
export function assertDictionaries(
  { allowedIds }: Pick<Context, 'allowedIds'>,
  { pronunciationDictionaries }: Pick<CreateSpeechInput, 'pronunciationDictionaries'>,
): void {
  const refused = (pronunciationDictionaries ?? []).flatMap(({ id, versionId }, index): VoiceUserError[] => {
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
 * Upstream does not return session ids, so sessions have no known owner. Only those of the configuration are allowed.
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
 * Adding a library voice can rename or return a voice of the workspace, so it must not be one that the viewer cannot see.
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
