import { ValidateBy } from 'class-validator'
import { numeral, rangeOf } from './rangeOf.js'

/** A length in code points, as the voice service counts them. */
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
        `must be ${rangeOf(least || undefined, most)} characters (got ${countOf(problem?.value)})`,
    },
  })
}

function countOf(value: unknown): string {
  return numeral([...String(value)].length)
}
