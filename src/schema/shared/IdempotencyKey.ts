import { IsOptional, Length } from 'class-validator'
import { Field } from 'type-graphql'

/** The field that every creating or billed mutation has. */
export function IdempotencyKey(): PropertyDecorator {
  const decorators: PropertyDecorator[] = [
    IsOptional(),
    Length(1, 200),
    Field(() => String, {
      nullable: true,
      description:
        'Any text of yours, new for each thing you want done. A repeat within 24 hours gives the first result and does ' +
        'nothing a second time.',
    }) as PropertyDecorator,
  ]
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property)
  }
}
