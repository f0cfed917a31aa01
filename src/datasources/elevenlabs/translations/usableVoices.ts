import type { Voice as VendorVoice } from '@elevenlabs/elevenlabs-js/serialization/types/Voice.js'
import type { Voice } from '../../../schema/voices/Voice.js'
import { toVoice } from './toVoice.js'

export interface UsableVoices {
  voices: Voice[]
  dropped: { voices: number; samples: number }
}

/** Translates the voices of a list. Drops voices and samples without an id. */
export function usableVoices(rawVoices: readonly VendorVoice.Raw[]): UsableVoices {
  const usable: UsableVoices = { voices: [], dropped: { voices: 0, samples: 0 } }
  for (const raw of rawVoices) {
    if (!hasId(raw, 'voice_id')) {
      usable.dropped.voices += 1
      continue
    }
    if (raw.samples == null) {
      usable.voices.push(toListedVoice(raw))
      continue
    }
    // Samples that are not a list count as absent.
    const samples = Array.isArray(raw.samples) ? raw.samples.filter((sample) => hasId(sample, 'sample_id')) : undefined
    const dropped = (Array.isArray(raw.samples) ? raw.samples.length : 1) - (samples?.length ?? 0)
    usable.dropped.samples += dropped
    usable.voices.push(toListedVoice(dropped === 0 ? raw : { ...raw, samples }))
  }
  return usable
}

/** A list may omit what GET by id has, as null or as an empty list. Only professional voices are trained. */
function toListedVoice(raw: VendorVoice.Raw): Voice {
  const voice = toVoice(raw)
  const isProfessional = voice.category === 'PROFESSIONAL'
  if (voice.samples?.length === 0 && (isProfessional || voice.category === 'CLONED')) voice.samples = undefined
  if (!isProfessional) return voice
  voice.fineTuning ??= undefined
  voice.verification ??= undefined
  for (const sample of voice.samples ?? []) sample.separation ??= undefined
  return voice
}

function hasId(raw: unknown, key: string): boolean {
  if (typeof raw !== 'object' || raw === null) return false
  const id = (raw as Readonly<Record<string, unknown>>)[key]
  return typeof id === 'string' && id !== ''
}
