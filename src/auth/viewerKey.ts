import type { Viewer } from './Viewer.js'

/** Identifies a viewer for bounds per viewer, whatever its scopes are. All anonymous viewers share one key. */
export function viewerKey(viewer: Viewer): string {
  return viewer.kind === 'anonymous' ? '' : JSON.stringify([viewer.tenantId, viewer.userId])
}
