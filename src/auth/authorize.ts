import { Forbidden, Unauthenticated } from '../errors.js'
import { hasScope, type Scope, type Viewer } from './Viewer.js'

/** Throws Unauthenticated or Forbidden unless the viewer is signed in and holds the scope, where one is named. */
export function authorize(viewer: Viewer, scope?: Scope): void {
  if (viewer.kind === 'anonymous') throw new Unauthenticated()
  if (scope !== undefined && !hasScope(viewer, scope)) {
    throw new Forbidden(`This needs the scope ${scope}.`, { requiredScope: scope })
  }
}
