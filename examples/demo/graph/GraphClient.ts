import { createClient } from 'graphql-ws'
import {
  type CodedError,
  errorFromResponse,
  errorFromSocket,
  errorFromUserErrors,
  GraphRequestError,
  type UserError,
} from './GraphRequestError.js'
import type { LocalFile } from './LocalFile.js'
import { streamUpload } from './streamUpload.js'

interface Answer<Data> {
  data?: Data | null
  errors?: readonly CodedError[]
}

interface Payload {
  userErrors: readonly UserError[]
}

export type Variables = Record<string, unknown>

/** GraphQL client of one user. Errors in responses are thrown as GraphRequestError. */
export class GraphClient {
  readonly #url: string
  readonly #token: string | undefined

  constructor(serverUrl: string, token: string | undefined) {
    this.#url = `${serverUrl}/graphql`
    this.#token = token
  }

  async query<Data>(query: string, variables: Variables = {}): Promise<Data> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.#authorization() },
      body: JSON.stringify({ query, variables }),
    })
    return dataOf(await readAnswer<Data>(response.status, () => response.text()))
  }

  /** Runs a mutation with one field; its userErrors are thrown as GraphRequestError. */
  async mutate<Change extends object>(query: string, variables: Variables): Promise<Change> {
    return changeOf(await this.query<Record<string, (Change & Payload) | null>>(query, variables))
  }

  /** The same with files for `input.<name>` or `input.<name>.<index>`, streamed from disk. */
  async upload<Change extends object>(
    query: string,
    { input, name, files, onProgress }: UploadRequest,
  ): Promise<Change> {
    const isList = Array.isArray(input[name])
    const { status, text } = await streamUpload(this.#url, this.#authorization(), {
      operations: { query, variables: { input } },
      files: files.map((file, index) => ({ file, path: `variables.input.${name}${isList ? `.${index}` : ''}` })),
      onProgress,
    })
    return changeOf(dataOf(await readAnswer<Record<string, (Change & Payload) | null>>(status, async () => text)))
  }

  /** Runs a subscription with one field until it completes, over its own WebSocket. */
  async *subscribe<Event>(query: string, variables: Variables): AsyncGenerator<Event, void> {
    const { authorization } = this.#authorization()
    const client = createClient({
      url: this.#url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: authorization === undefined ? {} : { authorization },
    })
    try {
      for await (const answer of client.iterate<Record<string, Event | null>>({ query, variables })) {
        const [event] = Object.values(dataOf(answer as Answer<Record<string, Event | null>>))
        if (event != null) yield event
      }
    } catch (error) {
      throw errorFromSocket(error)
    } finally {
      await client.dispose()
    }
  }

  #authorization(): Record<string, string> {
    return this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }
  }
}

export interface UploadRequest {
  input: Variables
  /** The input field for the files: null, or a list with one null per file. */
  name: string
  files: readonly LocalFile[]
  onProgress?: (sentBytes: number, totalBytes: number) => void
}

async function readAnswer<Data>(status: number, read: () => Promise<string>): Promise<Answer<Data>> {
  const text = await read()
  try {
    return JSON.parse(text)
  } catch {
    throw new GraphRequestError([`HTTP ${status} without a GraphQL response: ${text.slice(0, 200)}`])
  }
}

function dataOf<Data>({ data, errors }: Answer<Data>): Data {
  if (errors !== undefined && errors.length > 0) throw errorFromResponse(errors)
  if (data == null) throw new GraphRequestError(['The response has neither data nor errors.'])
  return data
}

function changeOf<Change extends object>(data: Record<string, (Change & Payload) | null>): Change {
  const [mutate] = Object.values(data)
  if (mutate == null) throw new GraphRequestError(['The mutation returned null.'])
  if (mutate.userErrors.length > 0) throw errorFromUserErrors(mutate.userErrors)
  return mutate
}
