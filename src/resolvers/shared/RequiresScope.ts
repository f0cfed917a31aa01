import { Authorized, Extensions } from 'type-graphql'
import type { Scope } from '../../auth/Viewer.js'

/**
 * Requires an authenticated viewer and, if given, a scope. The scope is also stored in the extensions of the field,
 * from which `@authenticated` and `@requiresScopes` are generated.
 */
export function RequiresScope(scope?: Scope): MethodDecorator {
  return (target, property, descriptor) => {
    const guard: MethodDecorator = scope === undefined ? Authorized() : Authorized(scope)
    guard(target, property, descriptor)
    Extensions({ requiredScope: scope ?? null })(target, property, descriptor)
  }
}
