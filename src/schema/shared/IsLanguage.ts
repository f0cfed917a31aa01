import { ValidateBy } from 'class-validator'

const maxLength = 35
const shape = /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$/

/** Requires a language code with optional region or script: `en`, `spa`, `pt-BR`. */
export function IsLanguage(options: { each?: boolean } = {}): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isLanguage',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && value.length <= maxLength && shape.test(value),
        defaultMessage: () => 'must be a language code such as `en` or `pt-BR`',
      },
    },
    options,
  )
}
