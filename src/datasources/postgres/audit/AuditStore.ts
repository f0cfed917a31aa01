import type { Prisma, PrismaClient } from '../generated/client.js'

export interface AuditRecord {
  tenantId: string | null
  actorId: string
  /** Name of the mutation. */
  action: string
  resourceType: string
  resourceId: string | null
  outcome: 'SUCCEEDED' | 'DENIED' | 'FAILED'
  requestId: string | null
  details?: Prisma.InputJsonObject
}

/** Pass a transaction as `db` to write the entry together with the change. */
export class AuditStore {
  readonly #db: Pick<PrismaClient, 'auditEntry'>

  constructor(db: Pick<PrismaClient, 'auditEntry'>) {
    this.#db = db
  }

  async record(entry: AuditRecord): Promise<void> {
    await this.#db.auditEntry.create({ data: entry })
  }
}
