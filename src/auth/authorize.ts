import { Forbidden, Unauthenticated } from '../errors.js'
import { hasScope, type Scope, type Viewer } from './Viewer.js'

export function authorize(viewer: Viewer, scope?: Scope): void {
  if (viewer.kind === 'anonymous') throw new Unauthenticated()
  if (scope !== undefined && !hasScope(viewer, scope)) {
    throw new Forbidden(`This requires the scope ${scope}.`, { requiredScope: scope })
  }
}
