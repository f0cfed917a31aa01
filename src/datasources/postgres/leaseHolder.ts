import { randomUUID } from 'node:crypto'

/** The name of this process in leases. A restarted process is another one: what its predecessor held runs out. */
export const leaseHolder: string = randomUUID()
