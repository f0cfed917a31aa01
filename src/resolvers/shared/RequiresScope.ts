import { Authorized, Extensions } from 'type-graphql'
import type { Scope } from '../../auth/Viewer.js'

/**
 * Guards a field: the viewer must be signed in and, where a scope is named, hold it. The scope is also noted on the
 * schema's field, where `@authenticated` and `@requiresScopes` are made from it and a test sees that none is missing.
 */
export function RequiresScope(scope?: Scope): MethodDecorator {
  return (target, property, descriptor) => {
    const guard: MethodDecorator = scope === undefined ? Authorized() : Authorized(scope)
    guard(target, property, descriptor)
    Extensions({ requiredScope: scope ?? null })(target, property, descriptor)
  }
}
