/** The languages of dubbing: two-letter code to three-letter code. */
const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'eng',
  ja: 'jpn',
  zh: 'zho',
  de: 'deu',
  hi: 'hin',
  fr: 'fra',
  ko: 'kor',
  pt: 'por',
  it: 'ita',
  es: 'spa',
  nl: 'nld',
  tr: 'tur',
  pl: 'pol',
  sv: 'swe',
  ar: 'ara',
  cs: 'ces',
  el: 'ell',
  fi: 'fin',
  da: 'dan',
  uk: 'ukr',
  hu: 'hun',
  no: 'nor',
  vi: 'vie',
}

const SHORT = new Map(
  Object.entries(LANGUAGES).flatMap(([two, three]): [string, string][] => [
    [two, two],
    [three, two],
  ]),
)

/** The two-letter code for either code of a language; undefined if unknown. */
export function languageOf(code: string): string | undefined {
  return SHORT.get(code.toLowerCase())
}
