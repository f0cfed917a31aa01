import type { Context } from '../../context.js'
import { InvalidInput, NotFound } from '../../errors.js'
import { voiceSampleSpeakerId } from '../../schema/shared/compositeId.js'
import type { UpdateVoiceSampleInput } from '../../schema/voices/inputs/VoiceSampleInputs.js'
import type { VoiceSample } from '../../schema/voices/VoiceSample.js'
import { cleanFileName } from '../../text/cleanFileName.js'
import { assertChange } from '../operations/assertChange.js'
import { InputRefused } from '../operations/InputRefused.js'
import { runOperation } from '../operations/runOperation.js'
import { decodeSampleId, findSample, separationOf } from './findSample.js'
import { requireVoice } from './requireVoice.js'

/** Upstream resets the noise removal if it is omitted, so the current value is always sent. */
export async function updateVoiceSample(
  context: Context,
  input: UpdateVoiceSampleInput,
): Promise<{ voiceId: string; sampleId: string }> {
  const { voiceId, sampleId } = decodeSampleId(input.id)
  await requireVoice(context, voiceId, 'updateVoiceSample')
  const sample = await findSample(context, voiceId, sampleId)
  if (sample === null) throw new NotFound('VoiceSample', sampleId)
  const fields = ['isBackgroundNoiseRemoved', 'selectedSpeakerIds', 'trimStartMs', 'trimEndMs', 'fileName'] as const
  assertChange(input, fields, { replaced: ['selectedSpeakerIds'] })
  assertTrim(sample, input)
  const selectedSpeakerIds = input.selectedSpeakerIds?.map((id) => upstreamSpeakerId(sample, id))
  await assertSpeakers(context, sample, selectedSpeakerIds)

  const change = {
    removeBackgroundNoise: input.isBackgroundNoiseRemoved ?? sample.isBackgroundNoiseRemoved ?? false,
    selectedSpeakerIds,
    trimStartMs: input.trimStartMs ?? undefined,
    trimEndMs: input.trimEndMs ?? undefined,
    fileName: input.fileName == null ? undefined : cleanFileName(input.fileName),
  }
  const expectation = { sampleId, ...change }
  const request = { kind: 'updateVoiceSample', input, subjectId: voiceId, expectation } as const
  return runOperation(context, request, async (operation) => {
    await context.upstream.beforeWrite(() => operation.markSent()).samples.update(voiceId, sampleId, change)
    return { result: { voiceId, sampleId }, audit: { resourceType: 'VoiceSample', resourceId: sampleId } }
  })
}

function assertTrim(sample: VoiceSample, input: UpdateVoiceSampleInput): void {
  const start = input.trimStartMs ?? sample.trimStartMs ?? 0
  const durationMs = sample.durationSecs === null ? null : Math.ceil(sample.durationSecs * 1_000)
  const end = input.trimEndMs ?? sample.trimEndMs ?? durationMs
  if (end !== null && start >= end) {
    const field = input.trimStartMs == null ? 'trimEndMs' : 'trimStartMs'
    throw invalid(field, `\`trimStartMs\` must be less than \`trimEndMs\` (got ${start} and ${end}).`)
  }
  if (durationMs === null || input.trimEndMs == null || input.trimEndMs <= durationMs) return
  throw invalid(
    'trimEndMs',
    `\`trimEndMs\` must be at most ${durationMs}, the duration of the sample (got ${input.trimEndMs}).`,
  )
}

/** Empty if it is not an id of a speaker of this sample. */
function upstreamSpeakerId({ voiceId, upstreamId }: VoiceSample, id: string): string {
  const key = voiceSampleSpeakerId.decode(id)
  return key !== null && key.voiceId === voiceId && key.sampleId === upstreamId ? key.speakerId : ''
}

async function assertSpeakers(
  context: Context,
  sample: VoiceSample,
  selectedIds: readonly string[] | null | undefined,
): Promise<void> {
  if (selectedIds == null || selectedIds.length === 0) return
  const separation = await separationOf(context, sample)
  const speakerIds = new Set(separation?.speakers.map((speaker) => speaker.upstreamId))
  const index = selectedIds.findIndex((id) => !speakerIds.has(id))
  if (index === -1) return
  const path = ['input', 'selectedSpeakerIds', String(index)]
  throw new InputRefused({ code: 'NOT_FOUND', message: 'No speaker with this id is in the sample.', path })
}

function invalid(field: keyof UpdateVoiceSampleInput, message: string): InvalidInput {
  return new InvalidInput(message, [{ path: ['input', field], message }])
}
