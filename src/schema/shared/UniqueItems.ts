import { ValidateBy } from 'class-validator'

/** Rejects lists with repeated items. `identify` returns the value that must be unique; by default the item itself. */
export function UniqueItems(identify: (item: never) => unknown = (item) => item): PropertyDecorator {
  return ValidateBy({
    name: 'uniqueItems',
    constraints: [identify],
    validator: {
      validate: (items: unknown) => Array.isArray(items) && firstRepeat(items, identify) === -1,
      defaultMessage: () => 'must not repeat an earlier item',
    },
  })
}

/** Index of the first repeated item; -1 if there is none. */
export function firstRepeat(items: readonly unknown[], identify: (item: never) => unknown): number {
  const seen = new Set<unknown>()
  return items.findIndex((item) => seen.size === seen.add(identify(item as never)).size)
}
