import { ValidateBy } from 'class-validator'

/** A text that every program on its way can carry, and that says something unless it may be blank. */
export function IsText({ mayBeBlank = false } = {}): PropertyDecorator {
  return ValidateBy({
    name: 'isText',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' &&
        !value.includes('\0') &&
        value.isWellFormed() &&
        (mayBeBlank || value.trim() !== ''),
      defaultMessage: (problem) =>
        mayBeBlank
          ? `${problem?.property} has characters that no text has`
          : `${problem?.property} is blank, or has characters that no text has`,
    },
  })
}
