import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError } from 'graphql'
import { limits } from './limits.js'

/**
 * The error for variables that exceed a limit. Must be called before their coercion, because graphql-js quotes values
 * in its errors.
 */
export function variablesError(variables: unknown): GraphQLError | undefined {
  const { variableDepth, variableValues } = limits
  let values = 0
  let level: unknown[] = [variables]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > variableDepth) return inputError(`Variables may be nested at most ${variableDepth} levels deep.`)
    const problem = level.map(problemOf).find((text) => text !== undefined)
    if (problem !== undefined) return inputError(problem)
    level = level.filter(isContainer).flatMap((value) => Object.values(value))
    values += level.length
    if (values > variableValues) return inputError(`Variables may contain at most ${variableValues} values.`)
  }
  return undefined
}

export const guardVariables: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ request }) {
        const error = variablesError(request.variables)
        if (error) throw error
      },
    }
  },
}

function problemOf(value: unknown): string | undefined {
  const { textCharacters, nameCharacters } = limits
  if (typeof value === 'string') {
    return value.length > textCharacters
      ? `A string in variables may have at most ${textCharacters} characters.`
      : undefined
  }
  if (!isContainer(value) || Array.isArray(value)) return undefined
  for (const name in value) {
    if (name.length > nameCharacters) return `A name in variables may have at most ${nameCharacters} characters.`
  }
  return undefined
}

/** Plain objects and lists only: an upload refers to itself. */
function isContainer(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}

function inputError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
}
