import type { Context } from '../../context.js'
import { readUploads } from '../../media/uploads/readUploads.js'
import type { CreateDubbingInput } from '../../schema/dubbing/DubbingInputs.js'
import { runOperation } from '../operations/runOperation.js'
import { assertSourceUrl } from './assertSourceUrl.js'
import { refused } from './edits/dubbingAssertions.js'

/** Has a medium dubbed; the dub belongs to the viewer. A file passes through as it arrives, a URL is the upstream's to fetch. */
export async function createDubbing(
  context: Context,
  input: CreateDubbingInput,
): Promise<{ dubbingId: string; jobId: string | null }> {
  const { upstream, signal, maxUploadBytes } = context
  const { name, isStudio: studio, targetLanguage = null, sourceLanguage, idempotencyKey } = input
  const sourceUrl = checkDubbing(input)
  const reading =
    input.file && readUploads(input.file, { kind: 'dubbing', argument: 'file', maxBytes: maxUploadBytes, signal })
  const request = {
    kind: 'createDubbing',
    idempotencyKey,
    input,
    expectation: { name, targetLanguage, sourceUrl: sourceUrl !== null },
  } as const
  const { dubbingId, jobId = null } = await runOperation(context, request, async (operation) => {
    const form = {
      file: reading?.parts,
      sourceUrl,
      name,
      sourceLanguage,
      targetLanguage,
      targetAccent: input.targetAccent,
      speakerCount: input.speakerCount,
      watermark: input.watermark,
      startTime: input.startSecs,
      endTime: input.endSecs,
      highestResolution: input.highestResolution,
      dropBackgroundAudio: input.dropBackgroundAudio,
      useProfanityFilter: input.useProfanityFilter,
      studio,
      disableVoiceCloning: input.disableVoiceCloning,
    }
    const created = await upstream.dubbing.create(form, {
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

/** Answers the URL as it is sent, or null for a file. */
function checkDubbing(input: CreateDubbingInput): string | null {
  const { file, sourceUrl, targetLanguage, isStudio: studio, startSecs, endSecs } = input
  if (file != null && sourceUrl != null) {
    throw refused('INVALID', 'Either a file or a URL is taken, not both.', ['sourceUrl'])
  }
  if (targetLanguage == null && !studio) {
    throw refused('INVALID', 'Only for the studio there may be no language yet.', ['targetLanguage'])
  }
  if (endSecs != null && (startSecs ?? 0) >= endSecs) {
    throw refused('INVALID', 'The part to dub has to begin before it ends.', ['endSecs'])
  }
  if (sourceUrl != null) return assertSourceUrl(sourceUrl)
  if (file == null) throw refused('INVALID', 'A file or a URL is needed.', ['file'])
  return null
}
