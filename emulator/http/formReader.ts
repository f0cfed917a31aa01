import { domainError, type ValidationProblem } from './apiErrors.js'
import { type QueryReader, textReader } from './queryReader.js'
import type { FormFile, FormText, ReceivedForm } from './receiveForm.js'

/** Reads and validates form fields in the manner of the API's framework. */
export interface FormReader extends QueryReader {
  requireText(name: string): string
  /** All files of a repeated field. A text part of that name is a problem. */
  files(name: string): FormFile[]
  requireFiles(name: string): FormFile[]
  /** A field that contains JSON text. */
  labels(name: string): Record<string, string> | undefined
}

export function formReader({ parts }: ReceivedForm): FormReader {
  const problems: ValidationProblem[] = []
  const texts = (name: string) => parts.filter(isText).flatMap((part) => (part.name === name ? part.text : []))
  const missing = (name: string) => problems.push({ loc: ['body', name], msg: 'Field required', type: 'missing' })
  const reader = textReader('body', texts, problems)

  const files = (name: string): FormFile[] => {
    const named = parts.filter((part) => part.name === name)
    named.forEach((part, index) => {
      if (!isText(part)) return
      const msg = "Expected UploadFile, received: <class 'str'>"
      problems.push({ loc: ['body', name, index], msg, type: 'value_error' })
    })
    return named.filter((part): part is FormFile => !isText(part))
  }

  return {
    ...reader,
    requireText(name) {
      const text = reader.text(name)
      if (text === undefined) missing(name)
      return text ?? ''
    },
    files,
    requireFiles(name) {
      if (!parts.some((part) => part.name === name)) missing(name)
      return files(name)
    },
    labels(name) {
      const text = reader.text(name)
      return text === undefined ? undefined : labelsOf(text, name)
    },
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
      message: `${name} must be a JSON object whose values are texts.`,
      param: name,
    })
  }
  return labels as Record<string, string>
}
