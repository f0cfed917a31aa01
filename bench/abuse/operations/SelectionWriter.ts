import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import type { Random } from '../random/Random.js'
import type { ValueWriter } from './ValueWriter.js'

export interface SelectionStyle {
  /** Levels below the root. */
  readonly depth: number
  /** Fields of each selection, as far as there are so many. */
  readonly breadth: number
  /** How often a field of objects is preferred, 0..1: what is deep needs it at every level. */
  readonly objectChance: number
  readonly aliasChance: number
  readonly fragmentChance: number
  readonly directiveChance: number
  readonly variableChance: number
  /** Fields of the whole document. */
  readonly mostFields: number
}

type Field = GraphQLField<unknown, unknown>

/** Writes selections of a schema, the fragments that they spread and the variables that they use. */
export class SelectionWriter {
  readonly variables: Record<string, unknown> = {}
  readonly declarations: string[] = []
  readonly fragments: string[] = []
  readonly #fragmentNames = new Map<string, string[]>()
  readonly #schema: GraphQLSchema
  readonly #random: Random
  readonly #values: ValueWriter
  readonly #style: SelectionStyle
  #fieldsLeft: number

  constructor(schema: GraphQLSchema, tools: { random: Random; values: ValueWriter }, style: SelectionStyle) {
    this.#schema = schema
    this.#random = tools.random
    this.#values = tools.values
    this.#style = style
    this.#fieldsLeft = style.mostFields
  }

  /** What is selected of a type, in braces. */
  selection(type: GraphQLNamedType, depth = this.#style.depth): string {
    if (isAbstractType(type) && !isInterfaceType(type)) return this.#ofUnion(type, depth)
    if (!isObjectType(type) && !isInterfaceType(type)) return ''
    const fields = Object.values(type.getFields())
    const chosen = Array.from({ length: Math.min(this.#style.breadth, fields.length) }, () =>
      this.#choose(fields, depth),
    )
    const written = chosen.filter((field) => field !== undefined).map((field) => this.field(field, depth))
    const texts = written.filter((text) => text !== '')
    const body = texts.length === 0 ? '__typename' : texts.join(' ')
    return this.#random.chance(this.#style.fragmentChance) ? this.#inFragment(type, body) : `{ ${body} }`
  }

  /** A field with its arguments and what is below it; empty where there is no room for it any more. */
  field(field: Field, depth: number): string {
    if (this.#fieldsLeft <= 0) return ''
    this.#fieldsLeft -= 1
    const below = getNamedType(field.type)
    const selected = isCompositeType(below) ? ` ${this.selection(below, depth - 1)}` : ''
    const alias = this.#random.chance(this.#style.aliasChance) ? `a${this.#fieldsLeft}: ` : ''
    return `${alias}${field.name}${this.arguments(field.args)}${this.#directive()}${selected}`
  }

  arguments(args: readonly GraphQLArgument[]): string {
    const given = args.filter((arg) => isRequiredArgument(arg) || this.#random.chance(0.4))
    if (given.length === 0) return ''
    return `(${given.map((arg) => `${arg.name}: ${this.#argument(arg)}`).join(', ')})`
  }

  #argument({ name, type }: GraphQLArgument): string {
    // An upload can only be given by a variable.
    const isVariable = this.#random.chance(this.#style.variableChance) || /Upload|Input/.test(String(type))
    if (!isVariable) return this.#values.write(type, { name }).literal
    const variable = `v${this.declarations.length}`
    this.declarations.push(`$${variable}: ${type}`)
    this.variables[variable] = this.#values.write(type, { name, path: `variables.${variable}` }).json
    return `$${variable}`
  }

  #choose(fields: readonly Field[], depth: number): Field | undefined {
    const random = this.#random
    const objects = fields.filter((field) => isCompositeType(getNamedType(field.type)))
    const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)))
    if (depth > 0 && objects.length > 0 && random.chance(this.#style.objectChance)) return random.pick(objects)
    return leaves.length > 0 ? random.pick(leaves) : depth > -2 ? random.pick(fields) : undefined
  }

  #ofUnion(type: GraphQLNamedType, depth: number): string {
    if (!isAbstractType(type)) return ''
    const possible = [...this.#schema.getPossibleTypes(type)]
    const parts = this.#random.some(4, () => {
      const member = this.#random.pick(possible)
      return `... on ${member.name} ${this.selection(member, depth - 1)}`
    })
    return `{ __typename ${parts.join(' ')} }`
  }

  /** Moves a selection into a fragment, and sometimes spreads an existing one too, which can be the same one. */
  #inFragment(type: GraphQLNamedType, body: string): string {
    const random = this.#random
    const known = this.#fragmentNames.get(type.name) ?? []
    const name = `F${this.fragments.length}`
    const more = known.length > 0 && random.chance(0.5) ? ` ...${random.pick(known)}` : ''
    const self = random.chance(0.01) ? ` ...${name}` : ''
    this.#fragmentNames.set(type.name, [...known, name])
    this.fragments.push(`fragment ${name} on ${type.name} { ${body}${more}${self} }`)
    const spreads = random.chance(0.1) ? random.int(2, 30) : 1
    return `{ ${`...${name} `.repeat(spreads)}}`
  }

  #directive(): string {
    const random = this.#random
    if (!random.chance(this.#style.directiveChance)) return ''
    return random.pick([
      ' @include(if: true)',
      ' @skip(if: false)',
      ' @include(if: true) @skip(if: false)',
      ' @skip(if: true)',
      ' @defer',
      ' @skip',
      ' @include(if: "yes")',
    ])
  }
}
