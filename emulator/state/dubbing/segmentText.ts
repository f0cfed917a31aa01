/** Generated transcripts. */
const SENTENCES = [
  'The ferry was late again, and no one on the pier seemed to mind.',
  'She had counted the boats twice.',
  'Leave the lamp on when you go.',
  'They said the bridge would hold until spring.',
  'Nine kettles, and not one of them clean!',
  'He never asked what the letter said.',
  'Somewhere behind the dunes a dog began to bark at the tide.',
  'It was the quietest street in the whole town, and the longest.',
  'Do you remember the winter of the two storms?',
  'Tomorrow, then.',
] as const

/** The transcript of a segment. The same id returns the same text. */
export function spokenText(segmentId: string): string {
  let sum = 0
  for (let at = 0; at < segmentId.length; at++) sum += segmentId.charCodeAt(at) * (at + 1)
  return SENTENCES[sum % SENTENCES.length]!
}

/** A translation that contains its language and the original text. */
export function translatedText(text: string, language: string): string {
  return `[${language}] ${text}`
}
