import { ValidateBy } from 'class-validator'

/** Not blank, unless it may be. Arguments are well-formed and without NUL: see `normalizeText`. */
export function IsText({ mayBeBlank = false } = {}): PropertyDecorator {
  return ValidateBy({
    name: 'isText',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && (mayBeBlank || value.trim() !== ''),
      defaultMessage: () => 'must not be blank',
    },
  })
}
