import type { Context } from '../../context.js'
import type { AddDubbingLanguageInput } from '../../schema/dubbing/DubbingInputs.js'
import { isSameLanguage, isSource, refused } from './edits/dubbingAssertions.js'
import { type EditedDubbing, editDubbing } from './edits/editDubbing.js'

/** Starts no translation or speech. */
export async function addDubbingLanguage(
  context: Context,
  input: AddDubbingLanguageInput,
): Promise<EditedDubbing<'addDubbingLanguage'> & { language: string }> {
  const { dubbingId, language } = input
  const added = await editDubbing(context, { kind: 'addDubbingLanguage', input }, (resource) => {
    const isTarget = resource.targetLanguages.some((target) => isSameLanguage(target, language))
    if (isTarget || isSource(resource, language)) {
      throw refused('INVALID', `The dubbing already has the language \`${language}\`.`, ['language'])
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
