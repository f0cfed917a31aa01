import { anonymous, scopes, type Viewer } from '../../auth/Viewer.js'

/** Encodes a viewer as base64url of JSON, independent of the order of its scopes. */
export function viewerText(viewer: Viewer): string {
  const facts =
    viewer.kind === 'anonymous'
      ? null
      : { user: viewer.userId, tenant: viewer.tenantId, scopes: scopes.filter((scope) => viewer.scopes.has(scope)) }
  return Buffer.from(JSON.stringify(facts)).toString('base64url')
}

/** Decodes a viewer, or null for another text. The caller must verify the signature of the text first. */
export function viewerFrom(text: string): Viewer | null {
  let facts: unknown
  try {
    facts = JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return null
  }
  if (facts === null) return anonymous
  if (typeof facts !== 'object' || !('user' in facts && 'tenant' in facts && 'scopes' in facts)) return null
  const { user, tenant, scopes: granted } = facts
  if (typeof user !== 'string' || typeof tenant !== 'string' || !Array.isArray(granted)) return null
  return { kind: 'user', userId: user, tenantId: tenant, scopes: new Set(scopes.filter((s) => granted.includes(s))) }
}
