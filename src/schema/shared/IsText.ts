import { ValidateBy } from 'class-validator'

/** Rejects blank text unless `mayBeBlank`. `normalizeText` has already removed malformed Unicode and NUL. */
export function IsText({ mayBeBlank = false } = {}): PropertyDecorator {
  return ValidateBy({
    name: 'isText',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && (mayBeBlank || value.trim() !== ''),
      defaultMessage: () => 'must not be blank',
    },
  })
}
