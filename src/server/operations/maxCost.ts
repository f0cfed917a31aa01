import { type ASTVisitor, GraphQLError, type ValidationRule } from 'graphql'
import { CostCounter } from './CostCounter.js'
import { maxSum } from './SelectionSum.js'

export function maxCost(limit: number): ValidationRule {
  return (context) => {
    const schema = context.getSchema()
    const costs = new CostCounter(schema, (name) => context.getFragment(name))
    return {
      OperationDefinition(operation) {
        const root = schema.getRootType(operation.operation)
        const cost = root ? costs.ofSelections(operation.selectionSet, root) : 0
        if (cost <= limit) return
        const shown = cost < maxSum ? String(Math.ceil(cost)) : `${maxSum} or more`
        context.reportError(
          new GraphQLError(`An operation may have a cost of at most ${limit} (got ${shown}).`, {
            nodes: operation,
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          }),
        )
      },
    } satisfies ASTVisitor
  }
}
