import type { ApolloServerPlugin } from '@apollo/server'
import { type DocumentNode, type FieldNode, GraphQLError, Kind, type OperationDefinitionNode, visit } from 'graphql'
import { PendingUpload } from '../../schema/shared/Upload.js'
import { variablesError } from '../operations/guardVariables.js'
import { fragmentOf, rootSelections } from '../operations/rootSelections.js'
import { assertUploadTypes, type Variables } from './assertUploadTypes.js'
import { isMultipart } from './isMultipart.js'

/** Refuses operations that would not read all files in one mutation: an unread file blocks those after it. */
export const guardUploads: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ request, document, operation, schema }) {
        if (operation === undefined || !isMultipart(request.http?.headers.get('content-type'))) return
        const variables: Variables = request.variables ?? {}
        // guardVariables refuses the operation at the same time.
        if (variablesError(variables)) return
        const withFiles = new Set(Object.keys(variables).filter((name) => containsUpload(variables[name])))
        if (withFiles.size === 0) return
        assertReadOnce(operation, document, withFiles)
        assertUploadTypes(variables, operation, schema)
      },
    }
  },
}

function assertReadOnce(operation: OperationDefinitionNode, document: DocumentNode, withFiles: Set<string>): void {
  if (operation.operation !== 'mutation') refuse('Files can be sent only with a mutation.')
  const uses = rootFields(operation, document).map((field) => variablesOf(field).filter((name) => withFiles.has(name)))
  const readers = uses.filter((names) => names.length > 0)
  if (readers.length > 1) refuse('An operation may have at most one mutation with files.')
  const used = readers.flat()
  if (new Set(used).size < used.length) refuse('A variable with files may be used only once.')
  if (used.length < withFiles.size) refuse('A file was sent for a variable that the operation does not use.')
}

function refuse(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
}

function rootFields(operation: OperationDefinitionNode, document: DocumentNode): FieldNode[] {
  const selections = rootSelections(operation.selectionSet, (name) => fragmentOf(document, name))
  return [...selections].filter((selection): selection is FieldNode => selection.kind === Kind.FIELD)
}

function variablesOf(field: FieldNode): string[] {
  const names: string[] = []
  for (const argument of field.arguments ?? []) {
    visit(argument, { Variable: ({ name }) => void names.push(name.value) })
  }
  return names
}

function containsUpload(value: unknown): boolean {
  const pending = [value]
  while (pending.length > 0) {
    const next = pending.pop()
    if (next instanceof PendingUpload) return true
    if (typeof next === 'object' && next !== null) pending.push(...Object.values(next))
  }
  return false
}
