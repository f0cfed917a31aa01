import { askHttp } from '../protocols/askHttp.js'

/** Asks as one user, and expects an answer without errors. */
export class GraphqlClient {
  readonly #url: string
  readonly #authorization: string

  constructor(url: string, authorization: string) {
    this.#url = url
    this.#authorization = authorization
  }

  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const { status, body } = await askHttp(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: this.#authorization },
      body: JSON.stringify({ query, variables }),
    })
    const text = body.toString()
    const { data, errors } = JSON.parse(text) as { data?: Data; errors?: unknown }
    if (data === undefined || errors !== undefined) {
      throw new Error(`${query.slice(0, 200)} was answered ${status}: ${text.slice(0, 1_000)}`)
    }
    return data
  }
}
