import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { refusalOfConditionalSubscription } from '../operations/guardSubscriptions.js'
import { refusalOfVariables } from '../operations/guardVariables.js'
import { limitRules, limits } from '../operations/limits.js'

export interface OperationRequest {
  query: string
  operationName?: string | null
  variables?: Readonly<Record<string, unknown>> | null
}

/** An operation that can be run as it stands. */
export interface PreparedOperation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly operationName: string | undefined
  readonly variableValues: Readonly<Record<string, unknown>>
}

export type PrepareOperation = (request: OperationRequest) => PreparedOperation | readonly GraphQLError[]

const cachedDocuments = 500
const longestCached = 10_000

/**
 * Makes the way from a request to what can be run, under the same rules as over HTTP. Documents that were found to be
 * valid are remembered: thousands of subscribers send the same few.
 */
export function createPrepareOperation(schema: GraphQLSchema, introspection: boolean): PrepareOperation {
  const hideSuggestions = !introspection
  const rules = [...specifiedRules, ...limitRules, ...(introspection ? [] : [NoSchemaIntrospectionCustomRule])]
  const valid = new Map<string, DocumentNode>()

  function documentOf(query: string): DocumentNode | readonly GraphQLError[] {
    const known = valid.get(query)
    if (known !== undefined) return known
    let document: DocumentNode
    try {
      document = parse(query, { maxTokens: limits.tokens })
    } catch (error) {
      return [coded(error, 'GRAPHQL_PARSE_FAILED')]
    }
    const refusal = refusalOfConditionalSubscription(document)
    if (refusal) return [refusal]
    const errors = validate(schema, document, rules, { hideSuggestions })
    if (errors.length > 0) return errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'))
    if (query.length <= longestCached) {
      const [oldest] = valid.keys()
      if (valid.size >= cachedDocuments && oldest !== undefined) valid.delete(oldest)
      valid.set(query, document)
    }
    return document
  }

  return ({ query, operationName, variables }) => {
    const document = documentOf(query)
    if (!('kind' in document)) return document
    const operation = getOperationAST(document, operationName)
    if (!operation) {
      const message = operationName ? 'The document has no operation of this name.' : 'An operation must be named.'
      return [new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })]
    }
    const refusal = refusalOfVariables(variables)
    if (refusal) return [refusal]
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, {
      maxErrors: limits.variableErrors,
      hideSuggestions,
    })
    if (errors) return errors.map((error) => coded(error, 'BAD_USER_INPUT'))
    return { schema, document, operation, operationName: operationName ?? undefined, variableValues: variables ?? {} }
  }
}

function coded(error: unknown, code: string): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError(String(error), { extensions: { code } })
  if (error.extensions.code !== undefined) return error
  const { message, nodes, source, positions, path, originalError } = error
  return new GraphQLError(message, { nodes, source, positions, path, originalError, extensions: { code } })
}
