import type { DocumentNode } from 'graphql'

const maxDocuments = 500
const maxCharacters = 10_000

/** Parsed and valid documents of Apollo Server, by the hash of their text. Few and short: a tree is many times its text. */
export class DocumentCache {
  readonly #documents = new Map<string, DocumentNode>()

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.#documents.get(key)
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    if ((document.loc?.source.body.length ?? Number.POSITIVE_INFINITY) > maxCharacters) return
    const [oldest] = this.#documents.keys()
    if (this.#documents.size >= maxDocuments && oldest !== undefined) this.#documents.delete(oldest)
    this.#documents.set(key, document)
  }

  async delete(key: string): Promise<boolean> {
    return this.#documents.delete(key)
  }
}
