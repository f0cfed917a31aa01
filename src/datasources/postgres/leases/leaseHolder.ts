import { randomUUID } from 'node:crypto'

/** The name of this process in leases. It changes with each start, so the leases of the previous process expire. */
export const leaseHolder: string = randomUUID()

export const defaultLeaseMs = 30_000
