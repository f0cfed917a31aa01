import type { FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../context.js'
import { type FormReader, formReader } from './formReader.js'
import { receiveForm } from './receiveForm.js'

/** Receives the form of a request whole, answers out of it, and lets go of the recordings that nobody kept. */
export async function withForm<T>(
  request: FastifyRequest,
  { audio }: EmulatorContext,
  answer: (form: FormReader) => T,
): Promise<T> {
  const form = await receiveForm(request, audio)
  try {
    return answer(formReader(form))
  } finally {
    await form.discard()
  }
}
