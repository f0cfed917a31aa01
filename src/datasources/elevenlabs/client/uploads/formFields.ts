import type { VoiceLabel } from '../../../../schema/voices/VoiceLabel.js'
import type { UploadPart } from './UploadPart.js'

/** The text fields of a form, by their names on the wire. What is undefined or null is not sent. */
export type FormFields = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The fields as they are written: booleans and numbers as JSON would write them. */
export function fieldsOf(fields: FormFields): [name: string, value: string][] {
  return Object.entries(presentOf(fields)).map(([name, value]) => [name, String(value)])
}

/** Without the keys that are absent. The upstream tells null from absent, and we never mean null. */
export function presentOf(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null))
}

/** Labels as the upstream takes them: a map. */
export function labelMap(labels: readonly VoiceLabel[] | null | undefined): Record<string, string> | undefined {
  return labels ? Object.fromEntries(labels.map(({ key, value }) => [key, value])) : undefined
}

export async function* singleFile(file: UploadPart): AsyncGenerator<UploadPart> {
  yield file
}
