import { domainError } from '../../http/apiErrors.js'
import type { FormFile } from '../../http/receiveForm.js'
import type { WireSample } from '../../wire.js'

/** Refuses empty files and files that the voice already has. */
export function assertUploads(files: readonly FormFile[], present: readonly WireSample[]): void {
  const seen = new Set(present.map(({ hash }) => hash))
  for (const { fileName, recording } of files) {
    if (recording.sizeBytes === 0) {
      throw domainError({ code: 'invalid_audio', message: `The file '${fileName}' is empty.`, param: 'files' })
    }
    if (seen.has(recording.sha256)) {
      // Message and status as observed from the API; no newer code is known.
      throw domainError({
        code: 'bad_request',
        status: 'duplicate_files',
        message: 'You cannot upload the same file twice.',
      })
    }
    seen.add(recording.sha256)
  }
}
