import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { type ASTVisitor, GraphQLError, Kind, type ValidationContext, type ValidationRule } from 'graphql'
import type { LimiterLimits } from '../../datasources/elevenlabs/limiters/upstreamLimits.js'
import { maxCost } from './maxCost.js'
import { rootSelections } from './rootSelections.js'

/** Sized so that what routers really plan passes, and what they never would does not. */
export const limits = {
  bodyBytes: 2 * 1024 * 1024,
  tokens: 15_000,
  depth: 30,
  aliases: 100,
  rootFields: 20,
  directives: 200,
  /** UTF-16 code units of one text, literal or variable. The longest legal input has 50,000 characters of two each. */
  textCharacters: 131_072,
  /** Of a name in a document or in the variables. */
  nameCharacters: 256,
  variableDepth: 32,
  variableValues: 50_000,
  /** Errors of one operation's variables. Each of them may quote a value that is as long as the body. */
  variableErrors: 10,
  /** A page of 100 voices with all that belongs to them costs about half of it. One object takes about 10 µs of CPU. */
  cost: 200_000,
  /**
   * Of all representations of `_entities` together. A thousand voices with all that belongs to them pass; most have far
   * fewer samples than they are assumed to have.
   */
  entitiesCost: 1_000_000,
} as const

/** Limits of the operations that hold complete dubbings in memory. */
export const dubbingLimits: LimiterLimits = {
  maxInFlight: 12,
  maxInFlightPerTenant: 6,
  maxQueued: 200,
  maxQueuedPerTenant: 100,
  maxQueueMs: 10_000,
}

/** Refuse an operation before any of it runs. Tokens are counted by the parser itself, before these. */
export const limitRules: readonly ValidationRule[] = [
  maxDepthRule({
    n: limits.depth,
    ignoreIntrospection: true,
    ...refusing(`An operation may be ${limits.depth} levels deep at most.`),
  }) as ValidationRule,
  maxAliasesRule({
    n: limits.aliases,
    // Not even `__typename` is for nothing under thousands of names.
    allowList: [],
    ...refusing(`An operation may have ${limits.aliases} aliases at most.`),
  }) as ValidationRule,
  maxRootFields,
  maxDirectives,
  maxTextLength,
  maxCost(limits.cost),
]

/** Left to themselves these rules throw out of the validation, which then looks like a failure of the server. */
function refusing(message: string) {
  return {
    propagateOnRejection: false,
    onReject: [(context: ValidationContext | null) => context && refuse(context, message)],
  }
}

function maxRootFields(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition({ selectionSet }) {
      let count = 0
      for (const { kind } of rootSelections(selectionSet, (name) => context.getFragment(name)))
        if (kind === Kind.FIELD) count++
      if (count > limits.rootFields) refuse(context, `An operation may have ${limits.rootFields} root fields at most.`)
    },
  }
}

function maxDirectives(context: ValidationContext): ASTVisitor {
  let count = 0
  return {
    Directive() {
      if (++count === limits.directives + 1) {
        refuse(context, `A document may bear ${limits.directives} directives at most.`)
      }
    },
  }
}

function maxTextLength(context: ValidationContext): ASTVisitor {
  const { textCharacters, nameCharacters } = limits
  return {
    StringValue({ value }) {
      if (value.length > textCharacters) refuse(context, `A text may have ${textCharacters} characters at most.`)
    },
    Name({ value }) {
      if (value.length > nameCharacters) refuse(context, `A name may have ${nameCharacters} characters at most.`)
    },
  }
}

function refuse(context: ValidationContext, message: string): void {
  context.reportError(new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }))
}
