export interface JobKind<Payload extends object> {
  readonly name: string
  /** Returns the payload or throws. Called when the job is queued and when it runs, possibly by a newer release. */
  readonly parse: (data: unknown) => Payload
  /** Longest duration of one attempt. */
  readonly deadlineMs: number
  /** Jobs of this kind that run at the same time in one process. */
  readonly concurrency: number
  /** Attempts after the first. */
  readonly retryLimit: number
  /** Delay of the first retry; it doubles with each. */
  readonly retryDelaySecs: number
}

export type JobDefinition<Payload extends object> = Pick<JobKind<Payload>, 'name' | 'parse'> & Partial<JobKind<Payload>>

export function defineJob<Payload extends object>(definition: JobDefinition<Payload>): JobKind<Payload> {
  return Object.freeze({ deadlineMs: 60_000, concurrency: 1, retryLimit: 5, retryDelaySecs: 5, ...definition })
}

/** Parses a payload of strings, e.g. `texts('voiceId')`. */
export function texts<Name extends string>(...names: Name[]): (data: unknown) => Record<Name, string> {
  return (data) => {
    const fields = new Map(Object.entries(data ?? {}))
    const entries = names.map((name) => {
      const value: unknown = fields.get(name)
      if (typeof value !== 'string') throw new TypeError(`The payload of a job needs the string \`${name}\``)
      return [name, value] as const
    })
    return Object.fromEntries(entries) as Record<Name, string>
  }
}
