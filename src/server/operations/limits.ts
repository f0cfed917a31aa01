import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  type SelectionNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'
import type { LimiterLimits } from '../../async/limiters/LimiterLimits.js'
import { maxCost } from './maxCost.js'
import { rootSelections } from './rootSelections.js'

/** Sized so that the operations that routers plan pass. */
export const limits = {
  bodyBytes: 2 * 1024 * 1024,
  tokens: 15_000,
  depth: 30,
  aliases: 100,
  rootFields: 20,
  directives: 200,
  /** UTF-16 code units of one string, literal or variable. The longest allowed input has 50,000 characters of two each. */
  textCharacters: 131_072,
  nameCharacters: 256,
  variableDepth: 32,
  variableValues: 50_000,
  /** Per operation. Each of them can quote a value as long as the body. */
  variableErrors: 10,
  /** About twice a page of 100 voices with everything below them. One object takes about 10 µs of CPU. */
  cost: 200_000,
  /** Of all representations of `_entities` together: 1,000 voices with everything below them pass. */
  entitiesCost: 1_000_000,
} as const

export const dubbingLimits: LimiterLimits = {
  maxInFlight: 12,
  maxInFlightPerTenant: 6,
  maxQueued: 200,
  maxQueuedPerTenant: 100,
  maxQueueMs: 10_000,
}

export const limitRules: readonly ValidationRule[] = [
  maxDepthRule({
    n: limits.depth,
    ignoreIntrospection: true,
    ...reporting(`An operation may be at most ${limits.depth} levels deep.`),
  }) as ValidationRule,
  maxAliases,
  maxRootFields,
  maxDirectives,
  maxTextLength,
  maxCost(limits.cost),
]

/** By default these rules throw, which Apollo Server reports as an internal error. */
function reporting(message: string) {
  return {
    propagateOnRejection: false,
    onReject: [(context: ValidationContext | null) => context && report(context, message)],
  }
}

/** Routers fetch entities for many places of a plan at once, in aliased `_entities`; only their cost is limited. */
const isEntities = (node: SelectionNode) => node.kind === Kind.FIELD && node.name.value === '_entities'

/** Aliases of `__typename` count too. */
function maxAliases(context: ValidationContext): ASTVisitor {
  let count = 0
  return {
    Field(node) {
      if (isEntities(node)) return false
      if (node.alias && ++count === limits.aliases + 1) {
        report(context, `An operation may have at most ${limits.aliases} aliases.`)
      }
      return undefined
    },
  }
}

function maxRootFields(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition({ selectionSet }) {
      let count = 0
      for (const selection of rootSelections(selectionSet, (name) => context.getFragment(name)))
        if (selection.kind === Kind.FIELD && !isEntities(selection)) count++
      if (count > limits.rootFields) report(context, `An operation may have at most ${limits.rootFields} root fields.`)
    },
  }
}

function maxDirectives(context: ValidationContext): ASTVisitor {
  let count = 0
  return {
    Directive() {
      if (++count === limits.directives + 1) {
        report(context, `A document may have at most ${limits.directives} directives.`)
      }
    },
  }
}

function maxTextLength(context: ValidationContext): ASTVisitor {
  const { textCharacters, nameCharacters } = limits
  return {
    StringValue({ value }) {
      if (value.length > textCharacters) report(context, `A string may have at most ${textCharacters} characters.`)
    },
    Name({ value }) {
      if (value.length > nameCharacters) report(context, `A name may have at most ${nameCharacters} characters.`)
    },
  }
}

function report(context: ValidationContext, message: string): void {
  context.reportError(new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }))
}
