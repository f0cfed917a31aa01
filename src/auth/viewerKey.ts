import type { Viewer } from './Viewer.js'

/** The key of limits per viewer, independent of scopes. All anonymous viewers share one key. */
export function viewerKey(viewer: Viewer): string {
  return viewer.kind === 'anonymous' ? '' : JSON.stringify([viewer.tenantId, viewer.userId])
}
