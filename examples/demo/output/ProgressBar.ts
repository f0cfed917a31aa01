const width = 28
const drawEveryMs = 50
/** Without a terminal, a line is printed for each such fraction. */
const printEvery = 0.25

/** A progress bar: redrawn in place on a terminal, otherwise printed as lines. */
export class ProgressBar {
  readonly #out: NodeJS.WriteStream
  readonly #label: string
  #drawnAt = 0
  #drawn = ''
  #key: string | undefined

  constructor(out: NodeJS.WriteStream, label: string) {
    this.#out = out
    this.#label = label
  }

  /** `share` is 0..1, or null if unknown. Without a terminal, events are always printed. */
  update(share: number | null, note: string, isEvent = false): void {
    const text = `    ${this.#label} ${bar(share)} ${percent(share)}  ${note}`
    if (this.#out.isTTY) this.#draw(text, isEvent || share === 1)
    else this.#print(text, isEvent ? text : String(Math.floor((share ?? 0) / printEvery)))
  }

  end(): void {
    if (this.#drawn !== '') this.#out.write(`\r\x1b[2K${this.#drawn}\n`)
    this.#drawn = ''
  }

  #draw(text: string, force: boolean): void {
    this.#drawn = text
    const now = performance.now()
    if (!force && now - this.#drawnAt < drawEveryMs) return
    this.#drawnAt = now
    this.#out.write(`\r\x1b[2K${text.slice(0, this.#out.columns || 80)}`)
  }

  #print(text: string, key: string): void {
    if (key === this.#key) return
    this.#key = key
    this.#out.write(`${text}\n`)
  }
}

function bar(share: number | null): string {
  const filled = Math.round((share ?? 0) * width)
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`
}

function percent(share: number | null): string {
  return (share === null ? '?' : `${Math.floor(share * 100)}%`).padStart(4)
}
