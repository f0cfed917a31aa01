import type { Logger } from '../../logger.js'

/** Closes what was opened, in reverse order. */
export class CloseStack {
  readonly #closers: (() => Promise<unknown>)[] = []
  readonly #logger: Logger
  #closing: Promise<void> | undefined

  constructor(logger: Logger) {
    this.#logger = logger
  }

  push(close: () => Promise<unknown>): void {
    this.#closers.push(close)
  }

  /** Safe to call twice. Logs errors and continues. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll()
    return this.#closing
  }

  async #closeAll(): Promise<void> {
    for (let close = this.#closers.pop(); close !== undefined; close = this.#closers.pop()) {
      await close().catch((error: unknown) => this.#logger.error({ err: error }, 'a component could not be closed'))
    }
  }
}
