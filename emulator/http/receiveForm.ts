import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import type { FastifyRequest } from 'fastify'
import type { AudioStore } from '../audio/uploads/audioStore.js'
import type { ReceivedRecording, RecordingIntake } from '../audio/uploads/recordingWriter.js'
import type { UploadedPart, UploadRecord } from '../callLog.js'
import { domainError } from './apiErrors.js'
import { exchangeOf } from './exchange.js'

/** A part without a filename. */
export interface FormText {
  name: string
  text: string
}

/** A part with a filename. */
export interface FormFile {
  name: string
  fileName: string
  contentType: string
  recording: ReceivedRecording
}

/** A multipart body that came whole. */
export interface ReceivedForm {
  parts: (FormText | FormFile)[]
  /** Lets go of all recordings that were not kept. */
  discard(): Promise<void>
}

const LOGGED_TEXT = 1000

/**
 * Reads a multipart body to its end, one chunk at a time, and writes it into the call log as it comes. Throws when the
 * body breaks off: a handler that has a form has all of it. A body of another kind is a form without parts.
 */
export async function receiveForm(request: FastifyRequest, audio: AudioStore): Promise<ReceivedForm> {
  const { body } = request
  if (!(body instanceof Readable)) return { parts: [], discard: async () => {} }
  const upload: UploadRecord = { parts: [], complete: false }
  exchangeOf(request).call.upload = upload
  const parts: Promise<FormText | FormFile>[] = []
  const intakes: RecordingIntake[] = []
  const discard = async () => {
    await Promise.allSettled(parts)
    await Promise.all(intakes.map((intake) => intake.discard()))
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
      const intake = audio.receive()
      intakes.push(intake)
      const received = takeIn(stream, intake, part)
      // Bytes that are not called a file are text to the service, whatever they are.
      const file = received.then((recording) =>
        filename === undefined ? { name, text: '' } : { name, fileName: filename, contentType: mimeType, recording },
      )
      // It is awaited only when the body has ended; until then a failure must not count as unheard.
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

async function takeIn(stream: Readable, intake: RecordingIntake, part: UploadedPart): Promise<ReceivedRecording> {
  for await (const chunk of stream) {
    await intake.write(chunk as Buffer)
    part.sizeBytes = intake.sizeBytes
  }
  const recording = await intake.finish()
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
    text: text.slice(0, LOGGED_TEXT),
  }
}
