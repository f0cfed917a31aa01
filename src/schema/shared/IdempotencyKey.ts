import { IsOptional, Length } from 'class-validator'
import { Field } from 'type-graphql'

/** Declares the field that every creating or billed mutation has. */
export function IdempotencyKey(): PropertyDecorator {
  const decorators: PropertyDecorator[] = [
    IsOptional(),
    Length(1, 200),
    Field(() => String, {
      nullable: true,
      description:
        'Unique key of this request, 1 to 200 characters. A repeated request with the same key within 24 hours ' +
        'returns the first result and has no further effect.',
    }) as PropertyDecorator,
  ]
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property)
  }
}
