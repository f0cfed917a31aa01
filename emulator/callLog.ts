/** One part of a multipart body, as far as it came. */
export interface UploadedPart {
  name: string
  /** Null for a part that named none, which is then no file. */
  fileName: string | null
  contentType: string
  sizeBytes: number
  /** Null when the part was cut. */
  sha256: string | null
  /** The beginning of a part that is no file. */
  text?: string
}

/** A multipart body that was received; parts stand in the order in which they came. */
export interface UploadRecord {
  parts: UploadedPart[]
  /** True once the whole body was there, up to its final boundary. */
  complete: boolean
}

/** What a call made and was paid for. */
export interface GenerationRecord {
  characterCost: number
  /** Null for what the history does not keep. */
  historyItemId: string | null
}

/** One request that reached the emulator. Control requests are not among them. */
export interface CallRecord {
  at: Date
  method: string
  path: string
  /** Method and path template, e.g. `GET /v1/voices/:voice_id`; null when no route answers to the path. */
  route: string | null
  query: Record<string, string | string[]>
  /** Null while the request is in flight, and for ever when no status line was sent. */
  status: number | null
  /** True when the client left before it had the whole answer. */
  aborted: boolean
  /** False while the request is in flight. */
  settled: boolean
  /** As received; keys and other credentials are redacted. */
  headers: Record<string, string | string[] | undefined>
  /** There when a multipart body was read; a call that was refused before that has none. */
  upload?: UploadRecord
  /** There when something was made and charged, whatever became of the answer. */
  generation?: GenerationRecord
}

export interface CallFilter {
  method?: string
  /** Only calls that made something, or only those that did not. */
  generated?: boolean
  /** A template with or without the method before it. */
  route?: string | RegExp
}

/** The requests the emulator has got, oldest first; the oldest fall away beyond ten thousand. */
export interface CallLog {
  all(filter?: CallFilter): CallRecord[]
  count(filter?: CallFilter): number
  clear(): void
  /** Resolves with the first call, past or future, for which the predicate holds. */
  waitFor(predicate: (call: CallRecord) => boolean, timeoutMs?: number): Promise<CallRecord>
}

/** The side of the log on which the server writes. */
export interface CallJournal extends CallLog {
  open(call: CallRecord): void
  /** Tells those who wait that a call has changed. */
  changed(call: CallRecord): void
}

const MAX_CALLS = 10_000

export function createCallLog(): CallJournal {
  const calls: CallRecord[] = []
  const waiting = new Set<(call: CallRecord) => void>()
  const notify = (call: CallRecord) => {
    for (const listener of [...waiting]) listener(call)
  }
  const matching = ({ generated, ...filter }: CallFilter) =>
    calls
      .filter((call) => matchesCall(call, filter))
      .filter(({ generation }) => generated === undefined || generated === (generation !== undefined))

  return {
    all: (filter = {}) => matching(filter).map(copyOf),
    count: (filter = {}) => matching(filter).length,
    clear() {
      calls.length = 0
    },
    waitFor(predicate, timeoutMs = 30_000) {
      const past = calls.find(predicate)
      if (past) return Promise.resolve({ ...past })
      return new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer)
          waiting.delete(listener)
        }
        const listener = (call: CallRecord) => {
          if (!predicate(call)) return
          stop()
          resolve(copyOf(call))
        }
        const timer = setTimeout(() => {
          stop()
          reject(new Error(`No such call within ${timeoutMs} ms`))
        }, timeoutMs)
        waiting.add(listener)
      })
    },
    open(call) {
      calls.push(call)
      if (calls.length > MAX_CALLS) calls.shift()
      notify(call)
    },
    changed: notify,
  }
}

function copyOf(call: CallRecord): CallRecord {
  return call.upload ? { ...call, upload: structuredClone(call.upload) } : { ...call }
}

export function matchesCall(
  call: Pick<CallRecord, 'method' | 'route' | 'path'>,
  { method, route }: Omit<CallFilter, 'generated'>,
): boolean {
  if (method !== undefined && call.method !== method.toUpperCase()) return false
  if (route === undefined) return true
  const template = call.route ?? `${call.method} ${call.path}`
  if (typeof route !== 'string') return new RegExp(route.source, route.flags.replace(/[gy]/g, '')).test(template)
  return route === template || `${call.method} ${route}` === template
}
