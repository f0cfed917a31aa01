import 'reflect-metadata'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/resolvers.js'
import { printSchemaWithDirectives } from '@graphql-tools/utils'
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  parse,
  parseConstValue,
  parseType,
} from 'graphql'
import { buildSchemaSync, createResolversMap, type PubSub } from 'type-graphql'
import { authorize } from '../auth/authorize.js'
import type { Scope } from '../auth/Viewer.js'
import type { Context } from '../context.js'
import { type ReferenceResolver, references, resolvers } from '../resolvers/index.js'
import { validateArguments } from '../resolvers/shared/validateArguments.js'
import { fieldCosts } from '../schema/shared/Costs.js'
import { DateTime } from '../schema/shared/scalars.js'
import { guardEntities } from './operations/guardEntities.js'
import { normalizeText } from './operations/normalizeText.js'

export interface SubgraphOptions {
  /** Declare `@authenticated` and `@requiresScopes`, which some routers refuse. The server always enforces them. */
  authDirectives?: boolean
}

const noDefinitions: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] }

/** type-graphql requires one. Subscriptions use the event bus of their context in `subscribe`. */
const noPubSub: PubSub = {
  publish() {
    throw new Error('Publish changes on the event bus')
  },
  subscribe() {
    throw new Error('Subscribe to the event bus of the context')
  },
}

export function buildSubgraph({ authDirectives = false }: SubgraphOptions = {}): GraphQLSchema {
  const base = buildSchemaSync({
    resolvers,
    pubSub: noPubSub,
    scalarsMap: [{ type: Date, scalar: DateTime }],
    authChecker: ({ context }: { context: Context }, scopes: Scope[]) => {
      authorize(context.viewer, scopes[0])
      return true
    },
    validateFn: validateArguments,
    skipCheck: true,
  })
  declareRootCosts(base)
  tagAdminFields(base)
  removeInterfaceCosts(base)
  if (authDirectives) declareScopes(base)

  const imports = ['@key', '@shareable', '@tag', '@cost', '@listSize']
  if (authDirectives) imports.push('@authenticated', '@requiresScopes')
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${JSON.stringify(imports)})`
  const referenceResolvers = Object.fromEntries(
    // Async, so that an error concerns its own item only.
    Object.entries(references).map(([name, resolve]) => [
      name,
      { __resolveReference: async (...call: Parameters<ReferenceResolver>) => (resolve as ReferenceResolver)(...call) },
    ]),
  )
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(`${link}\n${printSchemaWithDirectives(lexicographicSortSchema(base))}`),
      resolvers: createResolversMap(base) as GraphQLResolverMap,
    },
    { typeDefs: noDefinitions, resolvers: referenceResolvers as unknown as GraphQLResolverMap },
  ])
  guardEntities(schema, new Set(Object.keys(references)))
  normalizeText(schema)
  return schema
}

/** Each root field runs at least one statement or upstream call. */
function declareRootCosts(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      declare(field, directiveNode('cost', 'weight', String(fieldCosts.root)))
    }
  }
}

/** Contracts can leave out what only administrators of the platform may use. */
function tagAdminFields(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const isOfAdmins = field.extensions.requiredScope === ('platform:admin' satisfies Scope)
      if (isOfAdmins) declare(field, directiveNode('tag', 'name', '"admin"'))
    }
  }
}

/** Federation does not allow `@cost` on fields of interfaces. */
function removeInterfaceCosts(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const directives = field.astNode?.directives?.filter(({ name }) => name.value !== 'cost')
      if (field.astNode) field.astNode = { ...field.astNode, directives }
    }
  }
}

function declareScopes(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const scope = field.extensions.requiredScope as Scope | null | undefined
      if (scope === undefined) continue
      const directive =
        scope === null
          ? directiveNode('authenticated')
          : directiveNode('requiresScopes', 'scopes', JSON.stringify([[scope]]))
      declare(field, directive)
    }
  }
}

/** type-graphql creates AST nodes only for fields with directives. */
function declare(field: GraphQLField<unknown, unknown>, directive: ConstDirectiveNode): void {
  const node: FieldDefinitionNode = field.astNode ?? {
    kind: Kind.FIELD_DEFINITION,
    name: { kind: Kind.NAME, value: field.name },
    type: parseType(String(field.type)),
  }
  field.astNode = { ...node, directives: [...(node.directives ?? []), directive] }
}

function directiveNode(name: string, argument?: string, value = ''): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments:
      argument === undefined
        ? []
        : [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: argument }, value: parseConstValue(value) }],
  }
}
