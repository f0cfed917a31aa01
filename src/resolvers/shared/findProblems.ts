import { getMetadataStorage, type ValidationArguments, type ValidationError, validate } from 'class-validator'
import type { InputProblem } from '../../errors.js'
import { formatNumber, rangeOf } from '../../schema/shared/rangeOf.js'
import { firstRepeat } from '../../schema/shared/UniqueItems.js'

/** A long list can contain one problem for each item. */
const maxProblems = 50

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number]

interface BrokenRule {
  rule: Rule
  value: unknown
  path: readonly string[]
}

/**
 * Validates an input or arguments with the decorators of their class. Returns at most one problem for each argument
 * and list item.
 *
 * @param above Path of the input itself.
 */
export async function findProblems(input: object, above: readonly string[] = []): Promise<InputProblem[]> {
  // GraphQL has already checked for missing values.
  const errors = await validate(input, { forbidUnknownValues: false, skipMissingProperties: true })
  return errors.flatMap((error) => problemsOf(error, above)).slice(0, maxProblems)
}

function problemsOf(error: ValidationError, above: readonly string[]): InputProblem[] {
  const { property, children = [] } = error
  const path = [...above, property]
  const problems = new Map<string, InputProblem>()
  for (const broken of brokenRulesOf(error, path)) {
    const name = nameOf(broken.path)
    if (!problems.has(name)) {
      problems.set(name, { path: broken.path, message: `\`${name}\` ${describe(broken, error)}.` })
    }
  }
  return [...problems.values(), ...children.flatMap((child) => problemsOf(child, path))]
}

function brokenRulesOf(error: ValidationError, path: readonly string[]): BrokenRule[] {
  const { constraints = {}, value } = error
  return rulesOf(error)
    .filter(({ name }) => name !== undefined && name in constraints)
    .flatMap((rule): BrokenRule[] => {
      if (!Array.isArray(value)) return [{ rule, value, path }]
      if (rule.name === 'uniqueItems') {
        return [{ rule, value, path: [...path, String(firstRepeat(value, rule.constraints[0]))] }]
      }
      if (!rule.each) return [{ rule, value, path }]
      return value.flatMap((item, index) =>
        constraintOf(rule).validate(item, argumentsOf(error, { rule, value: item }))
          ? []
          : [{ rule, value: item, path: [...path, String(index)] }],
      )
    })
}

function rulesOf({ target, property }: ValidationError): Rule[] {
  if (target === undefined) return []
  const rules = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', true, false)
  return rules.filter(({ propertyName }) => propertyName === property)
}

function constraintOf(rule: Rule) {
  return getMetadataStorage().getTargetValidatorConstraints(rule.constraintCls)[0]!.instance
}

function argumentsOf(
  { target, property }: ValidationError,
  { rule, value }: Pick<BrokenRule, 'rule' | 'value'>,
): ValidationArguments {
  return { value, property, constraints: rule.constraints, object: target!, targetName: target!.constructor.name }
}

/** States what is allowed, and the given number or length. Texts are not repeated, because they may be secret. */
function describe(broken: BrokenRule, error: ValidationError): string {
  const { rule, value } = broken
  const limitOf = (name: string): number | undefined =>
    rulesOf(error).find((other) => other.name === name)?.constraints[0]
  switch (rule.name) {
    case 'isLength':
      return `must be ${rangeOf(rule.constraints[0], rule.constraints[1])} characters (got ${lengthOf(value)})`
    case 'maxLength':
      return `must be ${rangeOf(undefined, rule.constraints[0])} characters (got ${lengthOf(value)})`
    case 'min':
    case 'max':
      return `must be ${rangeOf(limitOf('min'), limitOf('max'))} (got ${formatNumber(Number(value))})`
    case 'isInt':
      return `must be a whole number (got ${formatNumber(Number(value))})`
    case 'arrayMinSize':
    case 'arrayMaxSize':
      return `must have ${rangeOf(limitOf('arrayMinSize'), limitOf('arrayMaxSize'))} items (got ${lengthOf(value)})`
    case 'isIn':
      return `must be one of ${rule.constraints[0].join(', ')}`
    default:
      return constraintOf(rule).defaultMessage?.(argumentsOf(error, broken)) ?? 'is invalid'
  }
}

function lengthOf(value: unknown): string {
  return formatNumber(Array.isArray(value) ? value.length : [...String(value)].length)
}

/** `labels[0].key` */
function nameOf(path: readonly string[]): string {
  const steps = path[0] === 'input' ? path.slice(1) : path
  return steps.reduce((name, step) => (/^\d+$/.test(step) ? `${name}[${step}]` : `${name}.${step}`))
}
