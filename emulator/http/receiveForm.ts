import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import type { FastifyRequest } from 'fastify'
import type { AudioStore } from '../audio/uploads/audioStore.js'
import type { ReceivedRecording, RecordingWriter } from '../audio/uploads/recordingWriter.js'
import type { UploadedPart, UploadRecord } from '../callLog.js'
import { domainError } from './apiErrors.js'
import { exchangeOf } from './exchange.js'

/** A part without a file name. */
export interface FormText {
  name: string
  text: string
}

/** A part with a file name. */
export interface FormFile {
  name: string
  fileName: string
  contentType: string
  recording: ReceivedRecording
}

/** A multipart body that was received completely. */
export interface ReceivedForm {
  parts: (FormText | FormFile)[]
  /** Deletes all recordings that were not saved. */
  discard(): Promise<void>
}

const MAX_LOGGED_TEXT = 1000

/**
 * Reads a multipart body to its end and updates the call log for each chunk. Throws if the body is truncated. A body of
 * another type is a form without parts.
 */
export async function receiveForm(request: FastifyRequest, audio: AudioStore): Promise<ReceivedForm> {
  const { body } = request
  if (!(body instanceof Readable)) return { parts: [], discard: async () => {} }
  const upload: UploadRecord = { parts: [], complete: false }
  exchangeOf(request).call.upload = upload
  const parts: Promise<FormText | FormFile>[] = []
  const writers: RecordingWriter[] = []
  const discard = async () => {
    await Promise.allSettled(parts)
    await Promise.all(writers.map((writer) => writer.discard()))
  }

  try {
    const parser = busboy({ headers: request.headers, defParamCharset: 'utf8' })
    parser.on('field', (name, text, { mimeType }) => {
      upload.parts.push(textPart(name, text, mimeType))
      parts.push(Promise.resolve({ name, text }))
    })
    parser.on('file', (name, stream, { filename, mimeType }) => {
      const part: UploadedPart = {
        name,
        fileName: filename ?? null,
        contentType: mimeType,
        sizeBytes: 0,
        sha256: null,
      }
      upload.parts.push(part)
      const writer = audio.createWriter()
      writers.push(writer)
      const received = writeRecording(stream, writer, part)
      // The service treats every part without a file name as text.
      const file = received.then((recording) =>
        filename === undefined ? { name, text: '' } : { name, fileName: filename, contentType: mimeType, recording },
      )
      // The promise is awaited only after the whole body; until then a rejection must not count as unhandled.
      file.catch(() => {})
      parts.push(file)
    })
    await pipeline(body, parser)
    const whole = await Promise.all(parts)
    upload.complete = true
    return { parts: whole, discard }
  } catch {
    await discard()
    throw domainError({ code: 'bad_request', message: 'There was an error parsing the body' })
  }
}

async function writeRecording(
  stream: Readable,
  writer: RecordingWriter,
  part: UploadedPart,
): Promise<ReceivedRecording> {
  for await (const chunk of stream) {
    await writer.write(chunk as Buffer)
    part.sizeBytes = writer.sizeBytes
  }
  const recording = await writer.finish()
  part.sha256 = recording.sha256
  return recording
}

function textPart(name: string, text: string, contentType: string): UploadedPart {
  return {
    name,
    fileName: null,
    contentType,
    sizeBytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
    text: text.slice(0, MAX_LOGGED_TEXT),
  }
}
