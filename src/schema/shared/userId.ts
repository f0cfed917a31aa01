import { Length, ValidateBy } from 'class-validator'

/**
 * What a user or tenant id may be, as tokens may name one: no control characters, which the database does not take, and
 * no half characters, which would make one user of two.
 */
export function IsUserId(maxLength = 255): PropertyDecorator {
  return (target, property) => {
    Length(1, maxLength)(target, property as string)
    const message = `${String(property)} has characters that no id has`
    const validate = (value: unknown) =>
      typeof value === 'string' && (value.length > maxLength || !/[\p{Cc}\p{Cs}]/u.test(value))
    ValidateBy({ name: 'isUserId', validator: { validate } }, { message })(target, property as string)
  }
}
