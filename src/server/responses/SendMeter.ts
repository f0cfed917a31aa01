import { type Reader, smallBytes, type UnsentBytes } from './UnsentBytes.js'

const nothing = () => undefined

export class SendMeter {
  readonly #unsent: UnsentBytes
  readonly #reader: Reader
  readonly #disconnect: () => void

  constructor(unsent: UnsentBytes, reader: Reader, disconnect: () => void) {
    this.#unsent = unsent
    this.#reader = reader
    this.#disconnect = disconnect
  }

  /** The returned function must be called when the message is sent. Null if the message must not be sent. */
  begin({ length }: string): (() => void) | null {
    if (length < smallBytes) return nothing
    if (this.#unsent.exceededLimit(this.#reader, length) !== null) return null
    return this.#unsent.begin(this.#reader, length, this.#disconnect).end
  }
}
