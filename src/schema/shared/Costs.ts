import { Directive } from 'type-graphql'

/**
 * What answering a field costs beside the objects of the answer, which count 1 each (src/server/operations/CostCounter.ts). Routers read
 * it, too.
 */
export const fieldCosts = {
  /** One of many keys that one statement or one upstream call loads for all objects. */
  batched: 1,
  /**
   * A page with arguments of its own: one statement reads it for all objects, but the arguments are checked and the page is
   * made for each, which takes 0.1 ms and lets nothing else run meanwhile.
   */
  page: 100,
  /** Of an object with stale fields, which may need an upstream call: a dubbing in progress. */
  staleObject: 10,
  /** A root field. */
  root: 10,
  /** An upstream call for each object, which several fields of it share. */
  sharedCall: 20,
  /** An upstream call or a file for each object. */
  call: 50,
  /** The timing of all characters of one audio, which is read from a file and parsed whole. */
  alignment: 5_000,
} as const

export function Costs(kind: keyof typeof fieldCosts): MethodDecorator & PropertyDecorator & ClassDecorator {
  return Directive(`@cost(weight: ${fieldCosts[kind]})`)
}
