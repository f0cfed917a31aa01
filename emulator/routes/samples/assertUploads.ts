import { domainError } from '../../http/apiErrors.js'
import type { FormFile } from '../../http/receiveForm.js'
import type { WireSample } from '../../wire.js'

/** Refuses recordings that no voice can take: empty ones, and the same bytes twice in one voice. */
export function demandUploads(files: readonly FormFile[], present: readonly WireSample[]): void {
  const seen = new Set(present.map(({ hash }) => hash))
  for (const { fileName, recording } of files) {
    if (recording.sizeBytes === 0) {
      throw domainError({ code: 'invalid_audio', message: `The file '${fileName}' is empty.`, param: 'files' })
    }
    if (seen.has(recording.sha256)) {
      // The message and the older word are what has been seen; no newer word is known.
      throw domainError({
        code: 'bad_request',
        status: 'duplicate_files',
        message: 'You cannot upload the same file twice.',
      })
    }
    seen.add(recording.sha256)
  }
}
