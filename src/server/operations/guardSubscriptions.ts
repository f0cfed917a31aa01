import type { ApolloServerPlugin } from '@apollo/server'
import { type DocumentNode, GraphQLError, Kind, type NameNode, visit } from 'graphql'
import { fragmentOf, rootSelections } from './rootSelections.js'

/**
 * The error for a document with a conditional root field of a subscription. graphql-js throws in validation if its
 * `@skip` or `@include` is malformed, and in execution if it is skipped.
 */
export function conditionalSubscriptionError(document: DocumentNode): GraphQLError | undefined {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation !== 'subscription') continue
    for (const { directives = [] } of rootSelections(definition.selectionSet, (name) => fragmentOf(document, name))) {
      if (!directives.some(({ name }) => isCondition(name))) continue
      return new GraphQLError('The root field of a subscription must not have @skip or @include.', {
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
      })
    }
  }
  return undefined
}

/** By the document that replaces the refused one. */
const errors = new WeakMap<DocumentNode, GraphQLError>()

/**
 * Refuses documents that graphql-js cannot validate. Apollo Server masks errors of validation hooks, so the document is
 * replaced by a valid one, and the operation is refused afterwards.
 */
export const guardSubscriptions: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async validationDidStart(requestContext: { document: DocumentNode }) {
        const error = conditionalSubscriptionError(requestContext.document)
        if (error === undefined) return
        const valid = visit(requestContext.document, {
          Directive: ({ name }) => (isCondition(name) ? null : undefined),
        })
        // Without `loc` the document cache does not store it.
        requestContext.document = { ...valid, loc: undefined }
        errors.set(requestContext.document, error)
      },
      async didResolveOperation({ document }) {
        const error = errors.get(document)
        if (error) throw error
      },
    }
  },
}

function isCondition({ value }: NameNode): boolean {
  return value === 'skip' || value === 'include'
}
