/** A bound on what clients may use, with the environment variable that changes it. */
export interface LimitDefinition {
  readonly variable: string
  readonly unit: string
  readonly defaultValue: number
  readonly min: number
  readonly max: number
  /** What is bounded, and what happens at the bound. One line: SECURITY.md repeats it. */
  readonly description: string
}

const MEBIBYTE = 1024 * 1024

/** Every configurable bound. SECURITY.md shows the same table; a test compares them. */
export const limitDefinitions = {
  maxResponseBytes: {
    variable: 'MAX_RESPONSE_BYTES',
    unit: 'bytes',
    defaultValue: 32 * MEBIBYTE,
    min: MEBIBYTE,
    max: 512 * MEBIBYTE,
    description: 'Size of one GraphQL response. A larger one is replaced by the error `RESPONSE_TOO_LARGE`.',
  },
} as const satisfies Readonly<Record<string, LimitDefinition>>

export type ServiceLimits = { readonly [Name in keyof typeof limitDefinitions]: number }

/** The bounds as the environment sets them. Adds a line to `problems` for each value that is not allowed. */
export function readServiceLimits(
  read: (variable: string) => string | undefined,
  problems: string[] = [],
): ServiceLimits {
  const entries = Object.entries<LimitDefinition>(limitDefinitions).map(([name, definition]) => {
    const { variable, unit, defaultValue, min, max } = definition
    const text = read(variable)
    if (text === undefined) return [name, defaultValue] as const
    const value = Number(text)
    const isAllowed = Number.isSafeInteger(value) && value >= min && value <= max
    if (!isAllowed) problems.push(`${variable} must be a whole number of ${unit} from ${min} to ${max}`)
    return [name, isAllowed ? value : defaultValue] as const
  })
  return Object.freeze(Object.fromEntries(entries)) as ServiceLimits
}

export const defaultServiceLimits: ServiceLimits = readServiceLimits(() => undefined)
