import { VoiceLabel } from '../../../schema/voices/VoiceLabel.js'

/** Sorted by key. Keys are free text and are not changed. */
export function toVoiceLabels(raw: Record<string, string | null> | null | undefined): VoiceLabel[] {
  if (typeof raw !== 'object' || raw === null) return []
  const labels: VoiceLabel[] = []
  for (const key of Object.keys(raw).sort()) {
    const value = raw[key]
    if (typeof value !== 'string') continue
    const label = new VoiceLabel()
    label.key = key
    label.value = value
    labels.push(label)
  }
  return labels
}
