import type { Context } from '../../context.js'
import type { CreateDubbingInput as UpstreamInput } from '../../datasources/elevenlabs/apis/fields/dubbingInputs.js'
import { readUploads, type UploadReading } from '../../media/uploads/readUploads.js'
import type { CreateDubbingInput } from '../../schema/dubbing/DubbingInputs.js'
import { runOperation } from '../operations/runOperation.js'
import { refused } from './edits/dubbingAssertions.js'
import { requireSourceUrl } from './requireSourceUrl.js'

/** Streams the file to upstream, or sends the URL for upstream to fetch. The viewer becomes the owner. */
export async function createDubbing(
  context: Context,
  input: CreateDubbingInput,
): Promise<{ dubbingId: string; jobId: string | null }> {
  const { upstream, signal, maxUploadBytes } = context
  const { name, isStudio: studio, targetLanguage = null, sourceLanguage, idempotencyKey } = input
  assertSource(input)
  const sourceUrl = input.sourceUrl == null ? null : requireSourceUrl(input.sourceUrl)
  const reading =
    input.file && readUploads(input.file, { kind: 'dubbing', argument: 'file', maxBytes: maxUploadBytes, signal })
  const request = {
    kind: 'createDubbing',
    idempotencyKey,
    input,
    expectation: { name, targetLanguage, sourceUrl: sourceUrl !== null },
  } as const
  const { dubbingId, jobId = null } = await runOperation(context, request, async (operation) => {
    const created = await upstream.dubbing.create(toUpstreamInput(input, sourceUrl, reading?.parts), {
      async beforeFinalBoundary() {
        await reading?.assertComplete()
        await operation.markSent()
      },
    })
    const { dubbingId, expectedDurationSecs: durationSecs } = created
    const [file] = reading?.finished() ?? []
    return {
      result: { dubbingId },
      dubbing: {
        dubbingId,
        mirror: {
          name,
          status: 'QUEUED',
          isStudio: studio,
          sourceLanguage,
          targetLanguages: targetLanguage === null ? [] : [targetLanguage],
          durationSecs,
        },
      },
      starts: { kind: 'DUBBING', dubbingId },
      audit: file && { details: { bytes: file.sizeBytes, sha256: file.sha256 } },
    }
  })
  return { dubbingId, jobId }
}

function toUpstreamInput(
  input: CreateDubbingInput,
  sourceUrl: string | null,
  file: UploadReading['parts'] | undefined,
): UpstreamInput {
  return {
    file,
    sourceUrl,
    name: input.name,
    sourceLanguage: input.sourceLanguage,
    targetLanguage: input.targetLanguage,
    targetAccent: input.targetAccent,
    speakerCount: input.speakerCount,
    watermark: input.watermark,
    startTime: input.startSecs,
    endTime: input.endSecs,
    highestResolution: input.highestResolution,
    dropBackgroundAudio: input.dropBackgroundAudio,
    useProfanityFilter: input.useProfanityFilter,
    studio: input.isStudio,
    disableVoiceCloning: input.disableVoiceCloning,
  }
}

function assertSource(input: CreateDubbingInput): void {
  const { file, sourceUrl, targetLanguage, isStudio, startSecs, endSecs } = input
  if (file != null && sourceUrl != null) {
    throw refused('INVALID', '`sourceUrl` is not allowed together with `file`.', ['sourceUrl'])
  }
  if (targetLanguage == null && !isStudio) {
    throw refused('INVALID', '`targetLanguage` is required unless `isStudio` is true.', ['targetLanguage'])
  }
  if (endSecs != null && (startSecs ?? 0) >= endSecs) {
    throw refused('INVALID', `\`endSecs\` must be greater than \`startSecs\` (got ${startSecs ?? 0} to ${endSecs}).`, [
      'endSecs',
    ])
  }
  if (file == null && sourceUrl == null) throw refused('INVALID', '`file` or `sourceUrl` is required.', ['file'])
}
