import type { Context } from '../../../context.js'
import type { OperationKind } from '../../../datasources/postgres/operations/operationKinds.js'
import type { DubbingVoiceInput } from '../../../schema/dubbing/DubbingSpeakerInputs.js'
import { refused } from './dubbingAssertions.js'

export function assertVoiceChoice(voice: DubbingVoiceInput | null | undefined): void {
  if (voice == null || (voice.mode === 'VOICE') === (voice.voiceId != null)) return
  throw voice.mode === 'VOICE'
    ? refused('INVALID', '`voiceId` is required with the mode VOICE.', ['voice', 'voiceId'])
    : refused('INVALID', '`voiceId` is allowed only with the mode VOICE.', ['voice', 'voiceId'])
}

export interface DubbingVoiceCheck {
  action: OperationKind
  /** Must be false for voices of other users. */
  isLibraryVoice?: (voiceId: string) => Promise<boolean>
}

/**
 * Upstream accepts every voice of the workspace, so the voice must be visible to the viewer or be a library voice.
 *
 * @throws InputRefused NOT_FOUND
 */
export async function assertDubbingVoice(
  { loaders, voices }: Context,
  voice: DubbingVoiceInput | null | undefined,
  { action, isLibraryVoice }: DubbingVoiceCheck,
): Promise<void> {
  const voiceId = voice?.voiceId
  if (voiceId == null || (await loaders.ownedVoice.load(voiceId)) !== null) return
  if (await isLibraryVoice?.(voiceId)) return
  await voices.recordDenial(action, voiceId)
  throw refused('NOT_FOUND', 'No voice with this id is visible to you.', ['voice', 'voiceId'])
}
