import type { VoiceLabel } from '../../../../schema/voices/VoiceLabel.js'
import type { UploadPart } from './UploadPart.js'

/** Form fields by their upstream names. Undefined and null are not sent. */
export type FormFields = Readonly<Record<string, string | number | boolean | null | undefined>>

export function fieldsOf(fields: FormFields): [name: string, value: string][] {
  return Object.entries(presentOf(fields)).map(([name, value]) => [name, String(value)])
}

/** Removes undefined and null: upstream distinguishes null from absent. */
export function presentOf(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null))
}

export function labelMap(labels: readonly VoiceLabel[] | null | undefined): Record<string, string> | undefined {
  return labels ? Object.fromEntries(labels.map(({ key, value }) => [key, value])) : undefined
}

export async function* singleFile(file: UploadPart): AsyncGenerator<UploadPart> {
  yield file
}
