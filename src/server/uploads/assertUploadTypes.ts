import {
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql'
import { PendingUpload, Upload } from '../../schema/shared/Upload.js'

export type Variables = Readonly<Record<string, unknown>>

/** Throws BAD_USER_INPUT unless each file in the variables is where the operation declares an `Upload`. */
export function assertUploadTypes(variables: Variables, operation: OperationDefinitionNode, schema: GraphQLSchema) {
  for (const [name, value] of Object.entries(variables)) {
    const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)
    const type = definition && typeFromAST(schema, definition.type)
    assertType(value, isInputType(type) ? type : undefined)
  }
}

/** A value without a type is not read by the operation. It may hold anything but a file. */
function assertType(value: unknown, given: GraphQLInputType | undefined): void {
  const type = given && getNullableType(given)
  if (value instanceof PendingUpload) {
    const named = isListType(type) ? getNullableType(type.ofType) : type
    if ((named as { name?: string } | undefined)?.name === Upload.name) return
    throw new GraphQLError('A file can be sent only for an argument or input field of the type Upload.', {
      extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
    })
  }
  if (Array.isArray(value)) {
    const item: GraphQLInputType | undefined = isListType(type) ? type.ofType : undefined
    for (const child of value) assertType(child, item)
  } else if (typeof value === 'object' && value !== null) {
    // A single object stands for a list of one.
    const named = isListType(type) ? getNullableType(type.ofType) : type
    const fields = isInputObjectType(named) ? named.getFields() : {}
    for (const [name, child] of Object.entries(value)) {
      assertType(child, Object.hasOwn(fields, name) ? fields[name]?.type : undefined)
    }
  }
}
