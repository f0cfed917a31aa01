import type { Prisma, PrismaClient } from '../generated/client.js'

export interface AuditRecord {
  /** Null where no tenant is concerned. */
  tenantId: string | null
  actorId: string
  /** The mutation, by its name in the graph. */
  action: string
  resourceType: string
  resourceId: string | null
  outcome: 'SUCCEEDED' | 'DENIED' | 'FAILED'
  requestId: string | null
  details?: Prisma.InputJsonObject
}

/** What people did. Pass a transaction as the database to record a change together with the change itself. */
export class AuditStore {
  readonly #db: Pick<PrismaClient, 'auditEntry'>

  constructor(db: Pick<PrismaClient, 'auditEntry'>) {
    this.#db = db
  }

  async record(entry: AuditRecord): Promise<void> {
    await this.#db.auditEntry.create({ data: entry })
  }
}
