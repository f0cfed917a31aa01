import type { Context } from '../../context.js'
import type { AddDubbingLanguageInput } from '../../schema/dubbing/DubbingInputs.js'
import { isSameLanguage, isSource, refused } from './edits/dubbingAssertions.js'
import { type EditedDubbing, editDubbing } from './edits/editDubbing.js'

/** Adds a language. Nothing is translated or spoken by it. */
export async function addDubbingLanguage(
  context: Context,
  input: AddDubbingLanguageInput,
): Promise<EditedDubbing<'addDubbingLanguage'> & { language: string }> {
  const { dubbingId, language } = input
  const added = await editDubbing(context, 'addDubbingLanguage', input, (resource) => {
    const isThere = resource.targetLanguages.some((known) => isSameLanguage(known, language))
    if (isThere || isSource(resource, language)) {
      throw refused('INVALID', 'The dub has this language already.', ['language'])
    }
    return {
      expectation: { language },
      send: (dubbing) => dubbing.addLanguage(dubbingId, language),
      targetLanguages: [language],
      details: { language },
    }
  })
  return { ...added, language }
}
