export type Environment = Readonly<Record<string, string | undefined>>

export interface IntegerRange {
  readonly defaultValue: number
  readonly min: number
  readonly max: number
  /** What is counted, as part of the problem text: `bytes`. */
  readonly unit?: string
}

/** Reads environment variables and collects a problem for each value that is not allowed. Never quotes a value: it may be secret. */
export class EnvironmentReader {
  readonly problems: string[] = []
  readonly #env: Environment

  constructor(env: Environment) {
    this.#env = env
  }

  /** Undefined for an absent variable and for one of blanks. */
  text(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined
  }

  list(name: string): string[] {
    return (this.text(name) ?? '').split(/[\s,]+/).filter((entry) => entry !== '')
  }

  /** Without trailing slashes. */
  url(name: string, protocols: readonly string[]): string | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    if (!URL.canParse(value)) this.problems.push(`${name} is not a URL`)
    else if (!protocols.includes(new URL(value).protocol)) {
      this.problems.push(`${name} must begin with ${protocols.join(' or ')}`)
    }
    return value.replace(/\/+$/, '')
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[], defaultValue: Choice): Choice {
    const value = this.text(name) ?? defaultValue
    const choice = choices.find((candidate) => candidate === value)
    if (choice === undefined) this.problems.push(`${name} must be one of: ${choices.join(', ')}`)
    return choice ?? defaultValue
  }

  integer(name: string, { defaultValue, min, max, unit }: IntegerRange): number {
    const text = this.text(name)
    if (text === undefined) return defaultValue
    const value = Number(text)
    if (Number.isSafeInteger(value) && value >= min && value <= max) return value
    const kind = unit === undefined ? 'a whole number' : `a whole number of ${unit}`
    this.problems.push(`${name} must be ${kind} from ${min} to ${max}`)
    return defaultValue
  }

  secret(name: string, minBytes: number): string | undefined {
    const value = this.text(name)
    if (value !== undefined && Buffer.byteLength(value) < minBytes) {
      this.problems.push(`${name} must have at least ${minBytes} bytes`)
    }
    return value
  }
}
