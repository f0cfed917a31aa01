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
import type { DocumentCache } from '../operations/DocumentCache.js'
import { conditionalSubscriptionError } from '../operations/guardSubscriptions.js'
import { variablesError } from '../operations/guardVariables.js'
import { limitRules, limits } from '../operations/limits.js'

export interface OperationRequest {
  query: string
  operationName?: string | null
  variables?: Readonly<Record<string, unknown>> | null
}

export interface PreparedOperation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly operationName: string | undefined
  readonly variableValues: Readonly<Record<string, unknown>>
}

export type PrepareOperation = (request: OperationRequest) => PreparedOperation | readonly GraphQLError[]

export interface PrepareOptions {
  schema: GraphQLSchema
  introspection: boolean
  documents: DocumentCache
}

/** Applies the same rules as createApollo. */
export function createPrepareOperation({ schema, introspection, documents }: PrepareOptions): PrepareOperation {
  const hideSuggestions = !introspection
  const documentOf = createDocumentReader({ schema, introspection, documents })

  return ({ query, operationName, variables }) => {
    const document = documentOf(query)
    if (!('kind' in document)) return document
    const operation = getOperationAST(document, operationName)
    if (!operation) {
      const message = operationName ? 'The document has no operation of this name.' : 'An operation must be named.'
      return [new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })]
    }
    const error = variablesError(variables)
    if (error) return [error]
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, {
      maxErrors: limits.variableErrors,
      hideSuggestions,
    })
    if (errors) return errors.map((error) => withCode(error, 'BAD_USER_INPUT'))
    return { schema, document, operation, operationName: operationName ?? undefined, variableValues: variables ?? {} }
  }
}

function createDocumentReader({ schema, introspection, documents }: PrepareOptions) {
  const rules = [...specifiedRules, ...limitRules, ...(introspection ? [] : [NoSchemaIntrospectionCustomRule])]

  return (query: string): DocumentNode | readonly GraphQLError[] => {
    const known = documents.find(query)
    if (known !== undefined) return known
    let document: DocumentNode
    try {
      document = parse(query, { maxTokens: limits.tokens })
    } catch (error) {
      return [withCode(error, 'GRAPHQL_PARSE_FAILED')]
    }
    const error = conditionalSubscriptionError(document)
    if (error) return [error]
    const errors = validate(schema, document, rules, { hideSuggestions: !introspection })
    if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'))
    documents.add(query, document)
    return document
  }
}

function withCode(error: unknown, code: string): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError(String(error), { extensions: { code } })
  if (error.extensions.code !== undefined) return error
  const { message, nodes, source, positions, path, originalError } = error
  return new GraphQLError(message, { nodes, source, positions, path, originalError, extensions: { code } })
}
