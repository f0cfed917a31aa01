import { SignJWT } from 'jose'
import { jwtSecret, type Person, tokenFor } from '../../tokenFor.js'
import type { Random } from '../random/Random.js'

/** Somebody who sends requests. */
export interface Caller {
  readonly name: string
  /** Absent: without a token. */
  readonly authorization?: string
  /** Sees the data of every tenant, so none of it is a leak; and changes nothing, so that it cannot give it away. */
  readonly isPlatformAdmin?: boolean
}

export interface Callers {
  readonly valid: readonly Caller[]
  readonly refused: readonly Caller[]
  readonly platformAdmin: Caller
}

export const everyScope = 'voices:read voices:write audio:generate dubbing:read dubbing:write'
export const attackerTenant = 'org:attackers'
export const victimTenant = 'org:victims'

/** Who own what is in the tenant of the attackers. */
export const attackers: readonly Person[] = Array.from({ length: 4 }, (_, index) => ({
  userId: `attacker-${index}`,
  tenantId: attackerTenant,
}))
export const victims: readonly Person[] = Array.from({ length: 2 }, (_, index) => ({
  userId: `victim-${index}`,
  tenantId: victimTenant,
}))

const anonymous: Caller = { name: 'anonymous' }
const hour = 3_600

export async function createCallers(): Promise<Callers> {
  const signIn = async (person: Person, scope: string): Promise<Caller> => ({
    name: `${person.userId} [${scope}]`,
    authorization: `Bearer ${await tokenFor(person, scope)}`,
  })
  const member = (userId: string): Person => ({ userId, tenantId: attackerTenant })
  const newcomers = Array.from({ length: 6 }, (_, index) => member(`newcomer-${index}`))
  const valid = await Promise.all([
    ...attackers.map((person) => signIn(person, everyScope)),
    ...newcomers.map((person) => signIn(person, everyScope)),
    signIn(attackers[0]!, 'voices:read'),
    signIn(attackers[1]!, 'dubbing:read'),
    signIn(attackers[2]!, ''),
    signIn(member('admin'), `${everyScope} tenant:admin`),
    signIn({ userId: 'stranger', tenantId: 'org:strangers' }, everyScope),
    // The id of a victim in a tenant of its own choice is another user.
    signIn({ userId: victims[0]!.userId, tenantId: 'org:strangers' }, `${everyScope} tenant:admin`),
  ])
  const admin = await signIn({ userId: 'operator', tenantId: 'org:platform' }, `${everyScope} platform:admin`)
  return { valid, refused: await refusedCallers(), platformAdmin: { ...admin, isPlatformAdmin: true } }
}

/** The caller of a request that reads. */
export function drawCaller(callers: Callers, random: Random): Caller {
  return random.weighted([
    [20, anonymous],
    [65, random.pick(callers.valid)],
    [10, random.pick(callers.refused)],
    [5, callers.platformAdmin],
  ])
}

async function refusedCallers(): Promise<Caller[]> {
  const now = Math.floor(Date.now() / 1_000)
  const sign = (claims: Record<string, unknown>, secret = jwtSecret) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret))
  const good = { sub: victims[0]!.userId, org_id: 'victims', scope: everyScope, exp: now + hour }
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return [
    { name: 'expired', authorization: `Bearer ${await sign({ ...good, exp: now - hour })}` },
    { name: 'wrong secret', authorization: `Bearer ${await sign(good, 'a secret that this server does not have')}` },
    { name: 'no expiry', authorization: `Bearer ${await sign({ ...good, exp: undefined })}` },
    { name: 'no subject', authorization: `Bearer ${await sign({ ...good, sub: undefined })}` },
    { name: 'subject of no text', authorization: `Bearer ${await sign({ ...good, sub: ['victim-0'] })}` },
    { name: 'scope of no text', authorization: `Bearer ${await sign({ ...good, scope: { all: true } })}` },
    { name: 'unsigned', authorization: `Bearer ${encode({ alg: 'none' })}.${encode(good)}.` },
    { name: 'no token', authorization: 'Bearer ' },
    { name: 'not a token', authorization: `Bearer ${'a.'.repeat(2_000)}` },
    { name: 'another scheme', authorization: 'Basic dmljdGltOng=' },
  ]
}
