import type { FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../context.js'
import { FormReader } from './FormReader.js'
import { receiveForm } from './receiveForm.js'

/** Receives a form, calls the handler, and deletes the recordings that were not saved. */
export async function withForm<T>(
  request: FastifyRequest,
  { audio }: EmulatorContext,
  answer: (form: FormReader) => T,
): Promise<T> {
  const form = await receiveForm(request, audio)
  try {
    return answer(new FormReader(form))
  } finally {
    await form.discard()
  }
}
