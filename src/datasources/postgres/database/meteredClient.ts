import type { PrismaClient } from '../generated/client.js'

/** Counts the statements of one operation. */
export interface StatementBudget {
  /** Throws when no further statement may run. */
  countStatement(): void
}

const counted: ReadonlySet<string | symbol> = new Set(['$queryRaw', '$executeRaw', '$transaction'])

/** The same client, counting on behalf of one operation. A transaction counts as one statement: it is never cut in two. */
export function meteredClient(client: PrismaClient, budget: StatementBudget): PrismaClient {
  return new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (!counted.has(name) || typeof member !== 'function') return member
      return async (...args: unknown[]) => {
        budget.countStatement()
        return member.apply(target, args)
      }
    },
  })
}
