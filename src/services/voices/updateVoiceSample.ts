import type { Context } from '../../context.js'
import { InvalidInput, NotFound } from '../../errors.js'
import { voiceSampleSpeakerId } from '../../schema/shared/compositeId.js'
import type { UpdateVoiceSampleInput } from '../../schema/voices/inputs/VoiceSampleInputs.js'
import type { VoiceSample } from '../../schema/voices/VoiceSample.js'
import { InputRefused } from '../operations/InputRefused.js'
import { runOperation } from '../operations/runOperation.js'
import { decodeSampleId, findSample } from './findSample.js'
import { requireVoice } from './requireVoice.js'

/**
 * Changes a sample. Upstream takes what is left out of the noise removal for `false`, so that is always sent as it shall
 * be; all else that is left out stays as it is.
 */
export async function updateVoiceSample(
  context: Context,
  input: UpdateVoiceSampleInput,
): Promise<{ voiceId: string; sampleId: string }> {
  const { voiceId, sampleId } = decodeSampleId(input.id)
  await requireVoice(context, voiceId, 'EDIT', 'updateVoiceSample')
  const sample = await findSample(context, voiceId, sampleId)
  if (sample === null) throw new NotFound('VoiceSample', sampleId)
  checkTrim(sample, input)
  const selectedSpeakerIds = input.selectedSpeakerIds?.map((id) => upstreamSpeakerId(sample, id))
  await checkSpeakers(context, sample, selectedSpeakerIds)

  const change = {
    removeBackgroundNoise: input.isBackgroundNoiseRemoved ?? sample.isBackgroundNoiseRemoved ?? false,
    selectedSpeakerIds,
    trimStartMs: input.trimStartMs ?? undefined,
    trimEndMs: input.trimEndMs ?? undefined,
    fileName: input.fileName ?? undefined,
  }
  const expectation = { sampleId, ...change }
  const request = { kind: 'updateVoiceSample', input, subjectId: voiceId, expectation } as const
  return runOperation(context, request, async (operation) => {
    await context.upstream.beforeWrite(() => operation.markSent()).samples.update(voiceId, sampleId, change)
    return { result: { voiceId, sampleId }, audit: { resourceType: 'VoiceSample', resourceId: sampleId } }
  })
}

function checkTrim(sample: VoiceSample, input: UpdateVoiceSampleInput): void {
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
    `\`trimEndMs\` must be at most ${durationMs}, the length of the recording (got ${input.trimEndMs}).`,
  )
}

/** Empty for what is no id of a speaker of this sample: no speaker has that. */
function upstreamSpeakerId({ voiceId, upstreamId }: VoiceSample, id: string): string {
  const key = voiceSampleSpeakerId.decode(id)
  return key !== null && key.voiceId === voiceId && key.sampleId === upstreamId ? key.speakerId : ''
}

async function checkSpeakers(
  { loaders }: Context,
  sample: VoiceSample,
  wanted: readonly string[] | null | undefined,
): Promise<void> {
  if (wanted == null || wanted.length === 0) return
  const key = { voiceId: sample.voiceId, sampleId: sample.upstreamId }
  const separation = sample.separation === undefined ? await loaders.separation.load(key) : sample.separation
  const known = new Set(separation?.speakers.map((speaker) => speaker.upstreamId))
  const index = wanted.findIndex((id) => !known.has(id))
  if (index === -1) return
  const path = ['input', 'selectedSpeakerIds', String(index)]
  throw new InputRefused({ code: 'NOT_FOUND', message: 'The sample has no speaker with this id.', path })
}

function invalid(field: keyof UpdateVoiceSampleInput, message: string): InvalidInput {
  return new InvalidInput(message, [{ path: ['input', field], message }])
}
