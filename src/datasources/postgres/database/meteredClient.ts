import type { PrismaClient } from '../generated/client.js'

export interface StatementBudget {
  /** @throws if no further statement may run. */
  countStatement(): void
}

const counted: ReadonlySet<string | symbol> = new Set(['$queryRaw', '$executeRaw', '$transaction'])

/** Counts the statements of one operation. A transaction counts as one, so that it is never interrupted. */
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
