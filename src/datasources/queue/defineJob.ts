/** What a job is called, what it carries and how it is tried: known to those who queue it and to the one who does it. */
export interface JobKind<Payload extends object> {
  readonly name: string
  /** Gives back the payload, or throws. Called before queueing and again before the run: a release may lie between. */
  readonly parse: (data: unknown) => Payload
  /** The longest that one attempt may take. */
  readonly deadlineMs: number
  /** Jobs of this kind at the same time in one process. */
  readonly concurrency: number
  /** Attempts after the first. */
  readonly retryLimit: number
  /** Before the first retry; it doubles with each. */
  readonly retryDelaySecs: number
}

export type JobDefinition<Payload extends object> = Pick<JobKind<Payload>, 'name' | 'parse'> & Partial<JobKind<Payload>>

export function defineJob<Payload extends object>(definition: JobDefinition<Payload>): JobKind<Payload> {
  return Object.freeze({ deadlineMs: 60_000, concurrency: 1, retryLimit: 5, retryDelaySecs: 5, ...definition })
}

/** Reads a payload of nothing but texts, e.g. `texts('voiceId')`. */
export function texts<Name extends string>(...names: Name[]): (data: unknown) => Record<Name, string> {
  return (data) => {
    const fields = new Map(Object.entries(data ?? {}))
    const entries = names.map((name) => {
      const value: unknown = fields.get(name)
      if (typeof value !== 'string') throw new TypeError(`A job lacks the text ${name}.`)
      return [name, value] as const
    })
    return Object.fromEntries(entries) as Record<Name, string>
  }
}
