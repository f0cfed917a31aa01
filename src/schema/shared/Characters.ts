import { ValidateBy } from 'class-validator'
import { formatNumber, rangeOf } from './rangeOf.js'

/** Limits the length of a text in Unicode code points, which is how the voice service counts it. */
export function Characters(min: number, max: number): PropertyDecorator {
  return ValidateBy({
    name: 'characters',
    validator: {
      validate(value: unknown) {
        if (typeof value !== 'string') return false
        const { length } = [...value]
        return min <= length && length <= max
      },
      defaultMessage: (problem) =>
        `must be ${rangeOf(min || undefined, max)} characters (got ${countOf(problem?.value)})`,
    },
  })
}

function countOf(value: unknown): string {
  return formatNumber([...String(value)].length)
}
