import type { ResolverData } from 'type-graphql'
import { InvalidInput } from '../../errors.js'
import { findProblems } from './findProblems.js'

/**
 * Validates the arguments of queries and subscriptions. Mutations validate their input in `runMutation`.
 *
 * @throws InvalidInput with every problem.
 */
export async function validateArguments(value: unknown, _type: unknown, { info }: ResolverData): Promise<void> {
  if (typeof value !== 'object' || value === null || info.parentType.name === 'Mutation') return
  const inputs = Array.isArray(value) ? value : [value]
  const problems = (await Promise.all(inputs.map((input) => findProblems(Object(input))))).flat()
  if (problems.length === 0) return
  throw new InvalidInput(`The input is invalid: ${problems.map(({ message }) => message).join(' ')}`, problems)
}
