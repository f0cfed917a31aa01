import { type DocumentNode, GraphQLError, type GraphQLSchema, validate } from 'graphql'
import type { Viewer } from '../../auth/Viewer.js'
import type { OperationLimits } from '../../OperationBudget.js'
import type { ServiceLimits } from '../../serviceLimits.js'
import { maxCost } from './maxCost.js'

const MEBIBYTE = 1024 * 1024

const signedInLimits = {
  /** As many as a page of 100 objects with one call each on several of their fields. */
  upstreamCalls: 1_000,
  /** A router that asks for 1,000 entities gets an error for each of them while the voice service is down. */
  errors: 5_000,
} as const

const anonymousLimits: OperationLimits = {
  statements: 50,
  upstreamCalls: 50,
  fields: 20_000,
  errors: 1_000,
  responseBytes: 2 * MEBIBYTE,
}

/** Of one operation without a token, before it runs. A page of 100 voices with their samples passes. */
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

/** Documents are kept and used again; what was found out of one holds for each of its uses. */
const refusals = new WeakMap<DocumentNode, GraphQLError | null>()

/** The lower static limit of callers without a token. Validation cannot apply it, for it does not know who is asking. */
export function refuseCostlyAnonymous(viewer: Viewer, schema: GraphQLSchema, document: DocumentNode): void {
  if (viewer.kind === 'user') return
  let refusal = refusals.get(document)
  if (refusal === undefined) {
    const [error] = validate(schema, document, [maxCost(anonymousCost)], { maxErrors: 1 })
    refusal = error ? anonymousRefusal(error) : null
    refusals.set(document, refusal)
  }
  if (refusal !== null) throw refusal
}

function anonymousRefusal({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(`${message} Signed-in callers may ask for more.`, {
    nodes,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  })
}
