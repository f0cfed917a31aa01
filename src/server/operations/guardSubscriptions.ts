import type { ApolloServerPlugin } from '@apollo/server'
import { type DocumentNode, GraphQLError, Kind, type NameNode, visit } from 'graphql'
import { fragmentOf, rootSelections } from './rootSelections.js'

/**
 * Why a document cannot be validated, or undefined. graphql-js throws in validation at a subscription whose root field has a
 * malformed `@skip` or `@include`, and in execution if the field is skipped: there is nothing to follow then.
 */
export function refusalOfConditionalSubscription(document: DocumentNode): GraphQLError | undefined {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation !== 'subscription') continue
    for (const { directives = [] } of rootSelections(definition.selectionSet, (name) => fragmentOf(document, name))) {
      if (!directives.some(({ name }) => isCondition(name))) continue
      return new GraphQLError('The root field of a subscription may not have @skip or @include.', {
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
      })
    }
  }
  return undefined
}

/** By the document that is validated in the place of the refused one, and that Apollo Server may keep for the next request. */
const refusals = new WeakMap<DocumentNode, GraphQLError>()

/**
 * Refuses what graphql-js cannot validate. Apollo Server masks what a hook of the validation throws, so a document that can
 * be validated takes its place, and the operation is refused afterwards.
 */
export const guardSubscriptions: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async validationDidStart(requestContext: { document: DocumentNode }) {
        const refusal = refusalOfConditionalSubscription(requestContext.document)
        if (refusal === undefined) return
        requestContext.document = visit(requestContext.document, {
          Directive: ({ name }) => (isCondition(name) ? null : undefined),
        })
        refusals.set(requestContext.document, refusal)
      },
      async didResolveOperation({ document }) {
        const refusal = refusals.get(document)
        if (refusal) throw refusal
      },
    }
  },
}

function isCondition({ value }: NameNode): boolean {
  return value === 'skip' || value === 'include'
}
