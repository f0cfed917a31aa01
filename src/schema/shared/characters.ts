import { ValidateBy } from 'class-validator'

/**
 * A text of so many characters, counted as the voice service counts them: one for each code point, whatever it looks
 * like together with its neighbours.
 */
export function Characters(least: number, most: number): PropertyDecorator {
  return ValidateBy({
    name: 'characters',
    validator: {
      validate(value: unknown) {
        if (typeof value !== 'string') return false
        const { length } = [...value]
        return least <= length && length <= most
      },
      defaultMessage: (problem) =>
        `${problem?.property} has to have ${least === 0 ? 'at most' : `${least} to`} ${most} characters`,
    },
  })
}
