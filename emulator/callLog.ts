/** One part of a multipart body, as far as it was received. */
export interface UploadedPart {
  name: string
  /** Null for a part without a file name, which is not a file. */
  fileName: string | null
  contentType: string
  sizeBytes: number
  /** Null if the part was truncated. */
  sha256: string | null
  /** The beginning of a part that is not a file. */
  text?: string
}

/** A multipart body; parts are in the order received. */
export interface UploadRecord {
  parts: UploadedPart[]
  /** True if the body was received up to its final boundary. */
  complete: boolean
}

/** What a call generated and charged. */
export interface GenerationRecord {
  characterCost: number
  /** Null if the history has no item for it. */
  historyItemId: string | null
}

/** One request that the emulator received. Control requests are not logged. */
export interface CallRecord {
  at: Date
  method: string
  path: string
  /** Method and path template, for example `GET /v1/voices/:voice_id`; null if no route matches the path. */
  route: string | null
  query: Record<string, string | string[]>
  /** Null while the request is in flight, and also afterwards if no status line was sent. */
  status: number | null
  /** True if the client disconnected before it received the whole response. */
  aborted: boolean
  /** False while the request is in flight. */
  settled: boolean
  /** As received; API keys and other credentials are redacted. */
  headers: Record<string, string | string[] | undefined>
  /** Present if a multipart body was read. Absent if the call was refused before that. */
  upload?: UploadRecord
  /** Present if the call generated and charged something, even if the response was not delivered. */
  generation?: GenerationRecord
}

export interface CallFilter {
  method?: string
  /** True: only calls that generated something. False: only calls that did not. */
  generated?: boolean
  /** A route template with or without the method. */
  route?: string | RegExp
}

/** The requests received, oldest first. Above 10,000 the oldest are deleted. */
export interface CallLog {
  all(filter?: CallFilter): CallRecord[]
  count(filter?: CallFilter): number
  clear(): void
  /** Resolves with the first existing or future call that matches the predicate. */
  waitFor(predicate: (call: CallRecord) => boolean, timeoutMs?: number): Promise<CallRecord>
}

/** The write interface of the log, for the server. */
export interface CallRecorder extends CallLog {
  add(call: CallRecord): void
  /** Notifies `waitFor` that a call has changed. */
  notifyChanged(call: CallRecord): void
}

const MAX_CALLS = 10_000

export function createCallLog(): CallRecorder {
  const calls: CallRecord[] = []
  const listeners = new Set<(call: CallRecord) => void>()
  const notify = (call: CallRecord) => {
    for (const listener of [...listeners]) listener(call)
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
      const existing = calls.find(predicate)
      if (existing) return Promise.resolve({ ...existing })
      return new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer)
          listeners.delete(listener)
        }
        const listener = (call: CallRecord) => {
          if (!predicate(call)) return
          stop()
          resolve(copyOf(call))
        }
        const timer = setTimeout(() => {
          stop()
          reject(new Error(`No matching call within ${timeoutMs} ms`))
        }, timeoutMs)
        listeners.add(listener)
      })
    },
    add(call) {
      calls.push(call)
      if (calls.length > MAX_CALLS) calls.shift()
      notify(call)
    },
    notifyChanged: notify,
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
