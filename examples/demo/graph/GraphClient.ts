import { createClient } from 'graphql-ws'
import {
  type CodedError,
  Refusal,
  refusalOfErrors,
  refusalOfSocket,
  refusalOfUser,
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

/** One user of the graph. Whatever the graph refuses is thrown as a Refusal. */
export class GraphClient {
  readonly #url: string
  readonly #token: string | undefined

  constructor(serverUrl: string, token: string | undefined) {
    this.#url = `${serverUrl}/graphql`
    this.#token = token
  }

  async ask<Data>(query: string, variables: Variables = {}): Promise<Data> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.#authorization() },
      body: JSON.stringify({ query, variables }),
    })
    return dataOf(await readAnswer<Data>(response.status, () => response.text()))
  }

  /** Runs a mutation of one field; what its user could mend is a Refusal as well. */
  async change<Change extends object>(query: string, variables: Variables): Promise<Change> {
    return changeOf(await this.ask<Record<string, (Change & Payload) | null>>(query, variables))
  }

  /** The same with files, each in the place of `input.<name>.<index>`, sent as they are read from disk. */
  async upload<Change extends object>(
    query: string,
    { input, name, files, onProgress }: UploadRequest,
  ): Promise<Change> {
    const isList = Array.isArray(input[name])
    const { status, text } = await streamUpload(this.#url, this.#authorization(), {
      operations: { query, variables: { input } },
      files: files.map((file, index) => ({ file, place: `variables.input.${name}${isList ? `.${index}` : ''}` })),
      onProgress,
    })
    return changeOf(dataOf(await readAnswer<Record<string, (Change & Payload) | null>>(status, async () => text)))
  }

  /** Follows a subscription of one field to its end, over a WebSocket of its own. */
  async *follow<Event>(query: string, variables: Variables): AsyncGenerator<Event, void> {
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
      throw refusalOfSocket(error)
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
  /** The field of the input that takes the files: null, or a list of nulls, one for each. */
  name: string
  files: readonly LocalFile[]
  onProgress?: (sentBytes: number, totalBytes: number) => void
}

async function readAnswer<Data>(status: number, read: () => Promise<string>): Promise<Answer<Data>> {
  const text = await read()
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal([`HTTP ${status} without a GraphQL answer: ${text.slice(0, 200)}`])
  }
}

function dataOf<Data>({ data, errors }: Answer<Data>): Data {
  if (errors !== undefined && errors.length > 0) throw refusalOfErrors(errors)
  if (data == null) throw new Refusal(['The answer holds neither data nor errors.'])
  return data
}

function changeOf<Change extends object>(data: Record<string, (Change & Payload) | null>): Change {
  const [change] = Object.values(data)
  if (change == null) throw new Refusal(['The mutation answered nothing.'])
  if (change.userErrors.length > 0) throw refusalOfUser(change.userErrors)
  return change
}
