import { type Reader, smallBytes, type UnsentBytes } from './UnsentBytes.js'

const nothing = () => undefined

export class SendMeter {
  readonly #unsent: UnsentBytes
  readonly #reader: Reader
  readonly #cut: () => void

  constructor(unsent: UnsentBytes, reader: Reader, cut: () => void) {
    this.#unsent = unsent
    this.#reader = reader
    this.#cut = cut
  }

  /** The returned function must be called when the message is sent. Null if the message must not be sent. */
  begin({ length }: string): (() => void) | null {
    if (length < smallBytes) return nothing
    if (this.#unsent.exceededLimit(this.#reader, length) !== null) return null
    return this.#unsent.begin(this.#reader, length, this.#cut).end
  }
}
