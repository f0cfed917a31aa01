import { type Reader, smallBytes, type UnsentBytes } from './UnsentBytes.js'

const nothing = () => undefined

/** Counts the messages of one connection that wait for its client. */
export class SendMeter {
  readonly #unsent: UnsentBytes
  readonly #reader: Reader
  readonly #cut: () => void

  /** @param cut Closes the connection. */
  constructor(unsent: UnsentBytes, reader: Reader, cut: () => void) {
    this.#unsent = unsent
    this.#reader = reader
    this.#cut = cut
  }

  /** To be called with each message; the returned function when it has been taken. Null when it must not be sent. */
  begin({ length }: string): (() => void) | null {
    if (length < smallBytes) return nothing
    if (this.#unsent.boundFor(this.#reader, length) !== null) return null
    return this.#unsent.begin(this.#reader, length, this.#cut).end
  }
}
