import { createHash } from 'node:crypto'
import type { DocumentNode } from 'graphql'

const maxDocuments = 500
/** A parsed document takes many times the memory of its text. */
const maxCharacters = 10_000
const hashLength = 64

/** Parsed and valid documents by SHA-256 of their text: the `documentStore` of Apollo Server, shared by all transports. */
export class DocumentCache {
  readonly #documents = new Map<string, DocumentNode>()

  find(query: string): DocumentNode | undefined {
    return query.length > maxCharacters ? undefined : this.#documents.get(hashOf(query))
  }

  add(query: string, document: DocumentNode): void {
    if (query.length <= maxCharacters) this.#add(hashOf(query), document)
  }

  /** @param key A prefix of Apollo Server and the hash. */
  async get(key: string): Promise<DocumentNode | undefined> {
    return this.#documents.get(key.slice(-hashLength))
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    const length = document.loc?.source.body.length ?? Number.POSITIVE_INFINITY
    if (length <= maxCharacters) this.#add(key.slice(-hashLength), document)
  }

  async delete(key: string): Promise<boolean> {
    return this.#documents.delete(key.slice(-hashLength))
  }

  #add(hash: string, document: DocumentNode): void {
    const [oldest] = this.#documents.keys()
    if (this.#documents.size >= maxDocuments && oldest !== undefined) this.#documents.delete(oldest)
    this.#documents.set(hash, document)
  }
}

function hashOf(query: string): string {
  return createHash('sha256').update(query).digest('hex')
}
