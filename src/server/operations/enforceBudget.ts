import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError } from 'graphql'
import type { Context } from '../../context.js'
import { formatError } from '../errors/formatError.js'
import { boundedResult } from './boundedResult.js'
import { assertAnonymousCost } from './operationLimits.js'

/** Applies the limits of `operationLimits` to operations of Apollo Server. meterResolvers counts. */
export const enforceBudget: ApolloServerPlugin<Context> = {
  async requestDidStart({ contextValue: { viewer, budget } }) {
    return {
      async didResolveOperation({ schema, document }) {
        assertAnonymousCost(viewer, schema, document)
      },
      async willSendResponse({ response }) {
        if (response.body.kind !== 'single') return
        const { singleResult } = response.body
        const bounded = boundedResult(singleResult, budget)
        if (bounded === singleResult) return
        const errors = bounded.errors?.map((error) => (error instanceof GraphQLError ? formatted(error) : error))
        response.body.singleResult = { ...bounded, errors }
      },
    }
  },
}

function formatted(error: GraphQLError) {
  return formatError(error.toJSON(), error)
}
