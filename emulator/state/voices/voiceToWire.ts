import type { WireLibraryVoice, WireVoice } from '../../wire.js'
import { PREVIEW_PATH } from './buildVoice.js'

/** Converts the stored preview paths of a voice to URLs below this base. */
export function voiceToWire<V extends WireVoice | WireLibraryVoice>(voice: V, baseUrl: string): V {
  const absolute = <T extends { preview_url?: string | null }>(holder: T): T =>
    holder.preview_url?.startsWith(PREVIEW_PATH)
      ? { ...holder, preview_url: `${baseUrl}${holder.preview_url}` }
      : holder
  const languages = voice.verified_languages
  return absolute(languages ? { ...voice, verified_languages: languages.map(absolute) } : voice)
}
