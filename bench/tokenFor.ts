import { SignJWT } from 'jose'

/** A user and a tenant in the format that the server stores: `org:…`. */
export interface Person {
  readonly userId: string
  readonly tenantId: string
}

export const jwtSecret = 'a secret for benchmarks that is long enough'

export function tokenFor({ userId, tenantId }: Person, scope: string): Promise<string> {
  return new SignJWT({ scope, org_id: tenantId.replace('org:', '') })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime('2 h')
    .sign(new TextEncoder().encode(jwtSecret))
}
