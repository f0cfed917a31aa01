import { Directive } from 'type-graphql'

/** What a router needs to know to judge the cost of a connection before it asks: its size is `first`. */
export function connectionDirectives(): MethodDecorator {
  return Directive(
    '@listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)',
  )
}
