import { ValidateBy } from 'class-validator'

/**
 * Rejects lists with repeated items. `identify` returns the value that must be unique, and `what` names it; by default
 * the item itself.
 */
export function UniqueItems(
  identify: (item: never) => unknown = (item) => item,
  what = 'an earlier item',
): PropertyDecorator {
  return ValidateBy({
    name: 'uniqueItems',
    constraints: [identify],
    validator: {
      validate: (items: unknown) => Array.isArray(items) && firstRepeat(items, identify) === -1,
      defaultMessage: () => `must not repeat ${what}`,
    },
  })
}

/** Index of the first repeated item; -1 if there is none. */
export function firstRepeat(items: readonly unknown[], identify: (item: never) => unknown): number {
  const seen = new Set<unknown>()
  return items.findIndex((item) => seen.size === seen.add(identify(item as never)).size)
}
