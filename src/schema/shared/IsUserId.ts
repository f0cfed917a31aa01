import { Length, ValidateBy } from 'class-validator'

/**
 * Requires an id of a user or tenant that a token can contain. Control characters are rejected, and so is U+FFFD,
 * because it replaces characters that cannot be stored: two different ids could become equal.
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
