import { domainError, type ValidationProblem } from './apiErrors.js'
import { QueryReader } from './queryReader.js'
import type { FormFile, FormText, ReceivedForm } from './receiveForm.js'

/** Reads and validates form fields in the manner of the API's framework. */
export class FormReader extends QueryReader {
  readonly #parts: ReceivedForm['parts']
  readonly #problems: ValidationProblem[]

  constructor({ parts }: ReceivedForm) {
    const problems: ValidationProblem[] = []
    super('body', (name) => parts.filter(isText).flatMap((part) => (part.name === name ? part.text : [])), problems)
    this.#parts = parts
    this.#problems = problems
  }

  requireText(name: string): string {
    const text = this.text(name)
    if (text === undefined) this.#missing(name)
    return text ?? ''
  }

  /** All files of a repeated field. A text part of that name is a problem. */
  files(name: string): FormFile[] {
    const named = this.#parts.filter((part) => part.name === name)
    named.forEach((part, index) => {
      if (!isText(part)) return
      const msg = "Expected UploadFile, received: <class 'str'>"
      this.#problems.push({ loc: ['body', name, index], msg, type: 'value_error' })
    })
    return named.filter((part): part is FormFile => !isText(part))
  }

  requireFiles(name: string): FormFile[] {
    if (!this.#parts.some((part) => part.name === name)) this.#missing(name)
    return this.files(name)
  }

  /** A field that contains JSON text. */
  labels(name: string): Record<string, string> | undefined {
    const text = this.text(name)
    return text === undefined ? undefined : labelsOf(text, name)
  }

  #missing(name: string): void {
    this.#problems.push({ loc: ['body', name], msg: 'Field required', type: 'missing' })
  }
}

function isText(part: FormText | FormFile): part is FormText {
  return 'text' in part
}

function labelsOf(text: string, name: string): Record<string, string> {
  let labels: unknown
  try {
    labels = JSON.parse(text)
  } catch {
    labels = undefined
  }
  const entries = typeof labels === 'object' && labels !== null && !Array.isArray(labels) ? Object.entries(labels) : []
  if (Object(labels) !== labels || Array.isArray(labels) || entries.some(([, value]) => typeof value !== 'string')) {
    throw domainError({
      code: 'invalid_parameters',
      message: `${name} must be a JSON object with strings as values.`,
      param: name,
    })
  }
  return labels as Record<string, string>
}
