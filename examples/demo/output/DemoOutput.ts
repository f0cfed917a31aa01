import { styleText } from 'node:util'
import { ProgressBar } from './stage/ProgressBar.js'

/** Tells the story on the terminal: numbered acts, what was asked, what came back. */
export class Stage {
  readonly #out: NodeJS.WriteStream
  #acts = 0

  constructor(out: NodeJS.WriteStream) {
    this.#out = out
  }

  say(text: string): void {
    this.#out.write(`${text}\n`)
  }

  act(title: string): void {
    this.#acts++
    this.say(`\n${this.#style('bold', `${String(this.#acts).padStart(2)}  ${title}`)}`)
  }

  asked(text: string): void {
    this.say(`    ${this.#style('cyan', '>')} ${this.#style('dim', text)}`)
  }

  came(text: string): void {
    this.say(`    ${this.#style('green', '<')} ${text}`)
  }

  noted(text: string): void {
    this.say(`      ${this.#style('dim', text)}`)
  }

  failed(reasons: readonly string[]): void {
    this.say('')
    for (const reason of reasons) this.say(`    ${this.#style('red', '!')} ${reason}`)
  }

  /** A bar for work that goes on; one at a time. */
  bar(label: string): ProgressBar {
    return new ProgressBar(this.#out, label)
  }

  #style(format: 'bold' | 'cyan' | 'dim' | 'green' | 'red', text: string): string {
    return styleText(format, text, { stream: this.#out })
  }
}
