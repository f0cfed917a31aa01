import { randomUUID } from 'node:crypto'

/** The name of this process in leases. A restarted process is another one: what its predecessor held runs out. */
export const leaseHolder: string = randomUUID()

/** How long a process may be silent before another one takes over what it holds. */
export const defaultLeaseMs = 30_000
