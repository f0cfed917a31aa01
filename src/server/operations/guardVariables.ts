import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError } from 'graphql'
import { limits } from './limits.js'

/**
 * What is wrong with the size of the variables of an operation, or undefined. To be asked before they are coerced:
 * graphql-js quotes a wrong value in its messages, and does so once for each of its errors.
 */
export function refusalOfVariables(variables: unknown): GraphQLError | undefined {
  const { variableDepth, variableValues, nameCharacters } = limits
  let count = 0
  let level: unknown[] = [variables]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > variableDepth) return refusal(`The variables may be nested ${variableDepth} levels deep at most.`)
    const below: unknown[] = []
    for (const value of level) {
      if (typeof value === 'string' && value.length > limits.textCharacters) return refusal(longText)
      if (!isContainer(value)) continue
      const names = Object.keys(value)
      count += names.length
      if (count > variableValues) return refusal(`The variables may hold ${variableValues} values at most.`)
      if (names.some((name) => name.length > nameCharacters)) {
        return refusal(`A name in the variables may have ${nameCharacters} characters at most.`)
      }
      for (const name of names) below.push(value[name])
    }
    level = below
  }
  return undefined
}

/** Refuses operations with variables that are too large, before they are coerced. */
export const guardVariables: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ request }) {
        const error = refusalOfVariables(request.variables)
        if (error) throw error
      },
    }
  },
}

const longText = `A text in the variables may have ${limits.textCharacters} characters at most.`

/** Of plain data alone: what stands for a file holds itself. */
function isContainer(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
}
