import type { Context } from '../../../context.js'
import type { OperationKind } from '../../../datasources/postgres/operations/operationKinds.js'
import type { DubbingVoiceInput } from '../../../schema/dubbing/DubbingSpeakerInputs.js'
import { refused } from './dubbingAssertions.js'

/** Checks a voice by its form alone. */
export function assertVoiceChoice(voice: DubbingVoiceInput | null | undefined): void {
  if (voice == null || (voice.mode === 'VOICE') === (voice.voiceId != null)) return
  throw voice.mode === 'VOICE'
    ? refused('INVALID', 'The mode VOICE needs a voice.', ['voice', 'voiceId'])
    : refused('INVALID', 'A clone is made of the speaker, so it takes no voice.', ['voice', 'voiceId'])
}

/**
 * The upstream knows no users, and would let anybody speak with any voice of the workspace. A voice that the viewer may not
 * see can only be one of the library, where `isOfLibrary` knows it: that must leave out those of other users.
 *
 * @throws InputRefused NOT_FOUND, which leaves an entry in the audit.
 */
export async function requireDubbingVoice(
  { loaders, voices }: Context,
  voice: DubbingVoiceInput | null | undefined,
  action: OperationKind,
  isOfLibrary: (voiceId: string) => Promise<boolean> = async () => false,
): Promise<void> {
  const voiceId = voice?.voiceId
  if (voiceId == null || (await loaders.ownedVoice.load(voiceId)) !== null || (await isOfLibrary(voiceId))) return
  await voices.recordDenial(action, voiceId)
  throw refused('NOT_FOUND', 'No Voice with this id is visible to you.', ['voice', 'voiceId'])
}
