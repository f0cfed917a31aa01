import { type DocumentNode, GraphQLError, type GraphQLSchema, validate } from 'graphql'
import type { Viewer } from '../../auth/Viewer.js'
import type { OperationLimits } from '../../OperationBudget.js'
import type { ServiceLimits } from '../../serviceLimits.js'
import { maxCost } from './maxCost.js'

const mebibyte = 1024 * 1024

const signedInLimits = {
  /** A page of 100 objects with one call for each of several fields. */
  upstreamCalls: 1_000,
  /** During an outage of the voice service a router gets one error for each of 1,000 entities. */
  errors: 5_000,
} as const

const anonymousLimits: OperationLimits = {
  statements: 50,
  upstreamCalls: 50,
  fields: 20_000,
  errors: 1_000,
  responseBytes: 2 * mebibyte,
}

/** Static limit of an anonymous operation. A page of 100 voices with their samples passes. */
export const anonymousCost = 10_000

export function operationLimits(viewer: Viewer, limits: ServiceLimits): OperationLimits {
  const { maxResponseBytes, maxOperationFields, maxOperationStatements } = limits
  const signedIn = {
    ...signedInLimits,
    responseBytes: maxResponseBytes,
    fields: maxOperationFields,
    statements: maxOperationStatements,
  }
  if (viewer.kind === 'user') return signedIn
  return {
    statements: Math.min(anonymousLimits.statements, signedIn.statements),
    upstreamCalls: Math.min(anonymousLimits.upstreamCalls, signedIn.upstreamCalls),
    fields: Math.min(anonymousLimits.fields, signedIn.fields),
    errors: Math.min(anonymousLimits.errors, signedIn.errors),
    responseBytes: Math.min(anonymousLimits.responseBytes, signedIn.responseBytes),
  }
}

const errors = new WeakMap<DocumentNode, GraphQLError | null>()

/** Applies the static limit of anonymous operations. Not a validation rule, because validation does not know the viewer. */
export function assertAnonymousCost(viewer: Viewer, schema: GraphQLSchema, document: DocumentNode): void {
  if (viewer.kind === 'user') return
  let error = errors.get(document)
  if (error === undefined) {
    const [found] = validate(schema, document, [maxCost(anonymousCost)], { maxErrors: 1 })
    error = found ? anonymousError(found) : null
    errors.set(document, error)
  }
  if (error !== null) throw error
}

function anonymousError({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(`${message} Signed-in callers have a higher limit.`, {
    nodes,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  })
}
