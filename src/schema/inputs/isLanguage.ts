import { Matches } from 'class-validator'

/** The code of a language, perhaps with a region or a script: `en`, `spa`, `pt-BR`. */
export function IsLanguage(options: { each?: boolean } = {}): PropertyDecorator {
  return Matches(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$/, {
    ...options,
    message: '$property is no code of a language',
  })
}
