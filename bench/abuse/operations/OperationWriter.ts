import { type GraphQLField, type GraphQLSchema, getNamedType, isListType, isNonNullType, isObjectType } from 'graphql'
import { hostileText } from '../random/hostileText.js'
import type { Random } from '../random/Random.js'
import type { IdPool } from './IdPool.js'
import { type SelectionStyle, SelectionWriter } from './SelectionWriter.js'
import { ValueWriter } from './ValueWriter.js'
import { type EntityType, entityTypes, writeRepresentations } from './writeRepresentations.js'

export interface WrittenOperation {
  readonly style: string
  readonly query: string
  readonly variables: Record<string, unknown>
  readonly operationName?: unknown
  /** Paths of files in the variables. */
  readonly uploads: readonly string[]
}

export type OperationKind = 'query' | 'mutation' | 'subscription'

const usual: SelectionStyle = {
  depth: 4,
  breadth: 4,
  objectChance: 0.4,
  aliasChance: 0.1,
  fragmentChance: 0.1,
  directiveChance: 0.05,
  variableChance: 0.4,
  mostFields: 300,
}

const styles: Readonly<Record<string, SelectionStyle>> = {
  usual,
  deep: { ...usual, depth: 34, breadth: 2, objectChance: 0.75, mostFields: 500 },
  wide: { ...usual, depth: 3, breadth: 40, mostFields: 2_500 },
  aliased: { ...usual, breadth: 30, aliasChance: 0.9, mostFields: 600 },
  fragmented: { ...usual, depth: 8, fragmentChance: 0.7, directiveChance: 0.2 },
}

/** Draws whole operations of a schema. */
export class OperationWriter {
  readonly #schema: GraphQLSchema
  readonly #pool: IdPool
  readonly #entities: readonly EntityType[]

  constructor(schema: GraphQLSchema, pool: IdPool) {
    this.#schema = schema
    this.#pool = pool
    this.#entities = entityTypes(schema)
  }

  write(random: Random, kind: OperationKind): WrittenOperation {
    if (kind !== 'query') return this.#ordinary(random, kind)
    return random.weighted<() => WrittenOperation>([
      [6, () => this.#ordinary(random, 'query')],
      [4, () => this.#entitiesOperation(random)],
      [2, () => this.#amplified(random)],
      [1, () => this.#circle(random)],
      [1, () => this.#introspection(random)],
      [2, () => spoil(this.#ordinary(random, 'query'), random)],
    ])()
  }

  /** A mutation that takes files. */
  writeUpload(random: Random): WrittenOperation {
    const fields = this.#rootFields('mutation').filter(({ args }) =>
      args.some(({ type }) => this.#takesUpload(String(type))),
    )
    return this.#ofFields(random, 'mutation', { style: 'upload', fields: [random.pick(fields)] })
  }

  #ordinary(random: Random, kind: OperationKind): WrittenOperation {
    const all = this.#rootFields(kind)
    const count = kind === 'subscription' ? 1 : random.chance(0.05) ? random.int(5, 25) : random.int(1, 3)
    const fields = Array.from({ length: count }, () => random.pick(all))
    return this.#ofFields(random, kind, { style: random.pick(Object.keys(styles)), fields })
  }

  #ofFields(
    random: Random,
    kind: OperationKind,
    { style, fields }: { style: string; fields: readonly GraphQLField<unknown, unknown>[] },
  ): WrittenOperation {
    const { values, selections } = this.#writers(random, styles[style] ?? usual)
    const depth = (styles[style] ?? usual).depth
    const body = fields.map(
      (field, index) => `${index > 0 ? `r${index}: ` : ''}${selections.field(field, depth).replace(/^a\d+: /, '')}`,
    )
    return finish(`${kind} ${style}`, { kind, body: body.join(' ') }, { values, selections })
  }

  #entitiesOperation(random: Random): WrittenOperation {
    const writers = this.#writers(random, {
      ...random.pick(Object.values(styles)),
      fragmentChance: 0.05,
      mostFields: 400,
    })
    const { values, selections } = writers
    const count = random.chance(0.15) ? random.int(100, 1_500) : random.int(1, 20)
    const representations = writeRepresentations(this.#entities, count, { random, values, pool: this.#pool })
    const parts = random.some(6, () => {
      const type = this.#schema.getType(random.pick(this.#entities).name)!
      return `... on ${type.name} ${selections.selection(type)}`
    })
    selections.declarations.push('$representations: [_Any!]!')
    selections.variables.representations = representations
    const body = `_entities(representations: $representations) { __typename ${parts.join(' ')} }`
    return finish('query entities', { kind: 'query', body }, writers)
  }

  /** Few words that ask for much: many representations, and a list below each of them under many aliases. */
  #amplified(random: Random): WrittenOperation {
    const writers = this.#writers(random, {
      ...usual,
      depth: 2,
      breadth: 2,
      fragmentChance: 0,
      directiveChance: 0,
      mostFields: 4_000,
    })
    const { values, selections } = writers
    const entity = random.pick(this.#entities)
    const type = this.#schema.getType(entity.name)
    if (!isObjectType(type)) throw new Error(`${entity.name} is no object type`)
    const fields = Object.values(type.getFields())
    const costly = fields.filter(
      ({ args, type: fieldType }) => args.length > 0 || isList(fieldType) || isObjectType(getNamedType(fieldType)),
    )
    const field = random.pick(costly.length > 0 ? costly : fields)
    const aliases = Array.from({ length: random.int(1, 99) }, (_, index) => {
      return `x${index}: ${selections.field(field, 2).replace(/^a\d+: /, '')}`
    })
    const representations = writeRepresentations([entity], random.pick([1, 10, 100, 1_000]), {
      random,
      values,
      pool: this.#pool,
    })
    selections.declarations.push('$representations: [_Any!]!')
    selections.variables.representations = representations
    const body = `_entities(representations: $representations) { ... on ${entity.name} { ${aliases.join(' ')} } }`
    return finish('query amplified', { kind: 'query', body }, writers)
  }

  /** The graph leads back to where one came from, and each round multiplies its lists. */
  #circle(random: Random): WrittenOperation {
    const rounds = random.int(1, 7)
    const first = random.int(1, 100)
    const round = random.pick([
      `owner { voices(first: ${first}) { edges { node { `,
      `samples { voice { `,
      `generatedAudios(first: ${first}) { edges { node { voice { `,
      `jobs { nodes { voice { `,
    ])
    const closing = ' }'.repeat(round.split('{').length - 1)
    const query = `{ voices(first: ${first}) { edges { node { ${round.repeat(rounds)} id name ${closing.repeat(rounds)} } } } }`
    return { style: 'query circle', query, variables: {}, uploads: [] }
  }

  #introspection(random: Random): WrittenOperation {
    const levels = random.int(1, 12)
    const query = random.pick([
      '{ _service { sdl } }',
      '{ __schema { types { name fields { name } } } }',
      `{ __schema { types { ${'fields { type { '.repeat(levels)} name ${'} } '.repeat(levels)} } } }`,
      `{ ${Array.from({ length: 20 }, (_, index) => `a${index}: _service { sdl }`).join(' ')} }`,
      '{ __type(name: "Voice") { fields { args { type { ofType { name } } } } } }',
    ])
    return { style: 'query introspection', query, variables: {}, uploads: [] }
  }

  #rootFields(kind: OperationKind): GraphQLField<unknown, unknown>[] {
    const roots = {
      query: this.#schema.getQueryType(),
      mutation: this.#schema.getMutationType(),
      subscription: this.#schema.getSubscriptionType(),
    }
    return Object.values(roots[kind]!.getFields())
  }

  #takesUpload(typeName: string): boolean {
    const type = this.#schema.getType(typeName.replace(/[[\]!]/g, ''))
    if (type === undefined || !('getFields' in type)) return false
    return Object.values(type.getFields()).some((field) => String(field.type).includes('Upload'))
  }

  #writers(random: Random, style: SelectionStyle): Writers {
    const wrongChance = random.pick([0, 0, 0.02, 0.2])
    const mostCharacters = random.chance(0.1) ? 1_900_000 : 8_000
    const values = new ValueWriter(random, this.#pool, { wrongChance, mostCharacters })
    return { values, selections: new SelectionWriter(this.#schema, { random, values }, style) }
  }
}

interface Writers {
  readonly values: ValueWriter
  readonly selections: SelectionWriter
}

function finish(
  style: string,
  { kind, body }: { kind: OperationKind; body: string },
  { values, selections }: Writers,
): WrittenOperation {
  const { declarations, fragments, variables } = selections
  const head = declarations.length === 0 ? '' : `(${declarations.join(', ')})`
  const query = `${kind} Op${head} { ${body} } ${fragments.join(' ')}`
  return { style, query, variables, uploads: values.uploads }
}

/** Breaks a document in one place. */
function spoil(operation: WrittenOperation, random: Random): WrittenOperation {
  const { query } = operation
  const at = random.int(0, query.length)
  const spoilt = random.pick([
    query.slice(0, at),
    query.slice(0, at) + hostileText(random, 1_000) + query.slice(at),
    query.slice(at),
    query + query,
    query.replaceAll('{', '{{'),
    '['.repeat(random.int(10, 20_000)),
    `{ ${'a '.repeat(random.int(10, 20_000))}}`,
    `query (${'$a: Int '.repeat(random.int(1, 3_000))}) { voiceViewer { __typename } }`,
    '',
    '#',
  ])
  return {
    ...operation,
    style: 'query spoilt',
    query: spoilt,
    operationName: random.pick([undefined, 'Op', 'No', '', 7, null]),
  }
}

function isList(type: GraphQLField<unknown, unknown>['type']): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}
