import { Directive } from 'type-graphql'

/** Declares that the size of a connection is `first`, so that routers can estimate its cost. */
export function connectionDirectives(): MethodDecorator {
  return Directive(
    '@listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)',
  )
}
