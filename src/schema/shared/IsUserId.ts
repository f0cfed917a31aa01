import { Length, ValidateBy } from 'class-validator'

/**
 * A user or tenant id that a token can name: without control characters, and without U+FFFD, which stands for characters
 * that cannot be stored. Two different ids could become the same by it.
 */
export function IsUserId(maxLength = 255): PropertyDecorator {
  return (target, property) => {
    Length(1, maxLength)(target, property as string)
    const validate = (value: unknown) =>
      typeof value === 'string' && (value.length > maxLength || !/[\p{Cc}\ufffd]/u.test(value))
    const defaultMessage = () => 'must not contain control characters or U+FFFD'
    ValidateBy({ name: 'isUserId', validator: { validate, defaultMessage } })(target, property as string)
  }
}
