import { ValidateBy } from 'class-validator'

/** A list in which no item occurs twice. `identify` gives what must be different, by default the item itself. */
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

/** Index of the first item that occurs a second time; -1 if none does. */
export function firstRepeat(items: readonly unknown[], identify: (item: never) => unknown): number {
  const seen = new Set<unknown>()
  return items.findIndex((item) => seen.size === seen.add(identify(item as never)).size)
}
