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

/** @throws BAD_USER_INPUT unless the operation declares the type `Upload` for each file in the variables. */
export function assertUploadTypes(variables: Variables, operation: OperationDefinitionNode, schema: GraphQLSchema) {
  for (const [name, value] of Object.entries(variables)) {
    const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)
    const type = definition && typeFromAST(schema, definition.type)
    assertType(value, isInputType(type) ? type : undefined)
  }
}

/** The operation does not read a value without a type, so it may be anything but a file. */
function assertType(value: unknown, type: GraphQLInputType | undefined): void {
  if (value instanceof PendingUpload) {
    if (itemTypeOf(type)?.name === Upload.name) return
    throw new GraphQLError('A file can be sent only for an argument or input field of the type Upload.', {
      extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
    })
  }
  if (Array.isArray(value)) {
    const list = type && getNullableType(type)
    for (const item of value) assertType(item, isListType(list) ? list.ofType : undefined)
  } else if (typeof value === 'object' && value !== null) {
    assertFieldTypes(value, itemTypeOf(type))
  }
}

function assertFieldTypes(value: object, type: NamedInputType | undefined): void {
  const fields = isInputObjectType(type) ? type.getFields() : {}
  for (const [name, child] of Object.entries(value)) {
    assertType(child, Object.hasOwn(fields, name) ? fields[name]?.type : undefined)
  }
}

type NamedInputType = GraphQLInputType & { name: string }

/** GraphQL coerces a single value to a list of one. */
function itemTypeOf(type: GraphQLInputType | undefined): NamedInputType | undefined {
  const nullable = type && getNullableType(type)
  const item = isListType(nullable) ? getNullableType(nullable.ofType) : nullable
  return item as NamedInputType | undefined
}
