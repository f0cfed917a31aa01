import { type ASTVisitor, GraphQLError, type ValidationRule } from 'graphql'
import { CostCounter, highestCost } from './CostCounter.js'

/**
 * Refuses operations that may take too much work, whatever their depth: a graph in circles multiplies its lists in few
 * words.
 */
export function maxCost(limit: number): ValidationRule {
  return (context) => {
    const schema = context.getSchema()
    const costs = new CostCounter(schema, (name) => context.getFragment(name))
    return {
      OperationDefinition(operation) {
        const root = schema.getRootType(operation.operation)
        const cost = root ? costs.ofSelections(operation.selectionSet, root) : 0
        if (cost <= limit) return
        const shown = cost < highestCost ? `a cost of ${Math.ceil(cost)}` : `a cost of ${highestCost} or more`
        context.reportError(
          new GraphQLError(`An operation may have a cost of ${limit} at most; this one has ${shown}.`, {
            nodes: operation,
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          }),
        )
      },
    } satisfies ASTVisitor
  }
}
