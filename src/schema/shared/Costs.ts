import { Directive } from 'type-graphql'

/**
 * Weights for the cost of an operation (src/server/operations/CostCounter.ts), published to routers as `@cost`. Each
 * object of a response costs 1 in addition.
 */
export const fieldCosts = {
  /** One statement or one upstream call loads the field for all objects. */
  batched: 1,
  /**
   * One statement reads the pages of all objects, but the arguments are validated and the page is built for each
   * object, which blocks the event loop for 0.1 ms.
   */
  page: 100,
  /** An object with stale fields, such as a dubbing in progress, may need an upstream call. */
  staleObject: 10,
  root: 10,
  /** One upstream call for each object, shared by several of its fields. */
  sharedCall: 20,
  /** One upstream call or one file read for each object. */
  call: 50,
  /** A file with the alignment of one audio is read and parsed as a whole. */
  alignment: 5_000,
} as const

export function Costs(kind: keyof typeof fieldCosts): MethodDecorator & PropertyDecorator & ClassDecorator {
  return Directive(`@cost(weight: ${fieldCosts[kind]})`)
}
