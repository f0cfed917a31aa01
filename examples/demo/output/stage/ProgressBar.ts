const width = 28
const drawEveryMs = 50
/** Where lines cannot be drawn over, one is printed for each such part of the whole. */
const lineEvery = 0.25

/**
 * How far something is. On a terminal it is drawn in place; anywhere else a line is printed when there is something
 * new to say. What is not known is not drawn: no guess at the time that is left.
 */
export class ProgressBar {
  readonly #out: NodeJS.WriteStream
  readonly #label: string
  #drawnAt = 0
  #drawn = ''
  #line: string | undefined

  constructor(out: NodeJS.WriteStream, label: string) {
    this.#out = out
    this.#label = label
  }

  /** `share` is 0..1, or null where it is not known. News get a line of their own wherever lines are printed. */
  update(share: number | null, note: string, isNews = false): void {
    const text = `    ${this.#label} ${bar(share)} ${percent(share)}  ${note}`
    if (this.#out.isTTY) this.#draw(text, isNews || share === 1)
    else this.#print(text, isNews ? text : String(Math.floor((share ?? 0) / lineEvery)))
  }

  end(): void {
    if (this.#drawn !== '') this.#out.write(`\r\x1b[2K${this.#drawn}\n`)
    this.#drawn = ''
  }

  #draw(text: string, isUrgent: boolean): void {
    this.#drawn = text
    const now = performance.now()
    if (!isUrgent && now - this.#drawnAt < drawEveryMs) return
    this.#drawnAt = now
    this.#out.write(`\r\x1b[2K${text.slice(0, this.#out.columns || 80)}`)
  }

  #print(text: string, line: string): void {
    if (line === this.#line) return
    this.#line = line
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
