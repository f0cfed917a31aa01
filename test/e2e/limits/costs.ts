import 'reflect-metadata'
import { parse, validate } from 'graphql'
import { buildSubgraph } from '../../../src/server/buildSubgraph.js'
import { limitRules } from '../../../src/server/operations/limits.js'
import { maxCost } from '../../../src/server/operations/maxCost.js'

export const schema = buildSubgraph()

/** The reported cost of an operation when the limit is zero. */
export function costOf(query: string): number {
  const [error] = validate(schema, parse(query), [maxCost(-1)])
  return Number(/\(got (\d+)/.exec(error?.message ?? '')?.[1])
}

export const refusalsOf = (query: string) => validate(schema, parse(query), limitRules).map(({ message }) => message)
export const pageOf = (core: string, first = '100') => `{ voices(first: ${first}) { edges { node { ${core} } } } }`
