import { styleText } from 'node:util'
import { ProgressBar } from './ProgressBar.js'

/** Prints numbered steps, requests and responses. */
export class DemoOutput {
  readonly #out: NodeJS.WriteStream
  #steps = 0

  constructor(out: NodeJS.WriteStream) {
    this.#out = out
  }

  print(text: string): void {
    this.#out.write(`${text}\n`)
  }

  step(title: string): void {
    this.#steps++
    this.print(`\n${this.#style('bold', `${String(this.#steps).padStart(2)}  ${title}`)}`)
  }

  request(text: string): void {
    this.print(`    ${this.#style('cyan', '>')} ${this.#style('dim', text)}`)
  }

  response(text: string): void {
    this.print(`    ${this.#style('green', '<')} ${text}`)
  }

  note(text: string): void {
    this.print(`      ${this.#style('dim', text)}`)
  }

  failed(reasons: readonly string[]): void {
    this.print('')
    for (const reason of reasons) this.print(`    ${this.#style('red', '!')} ${reason}`)
  }

  /** Only one bar can be active at a time. */
  bar(label: string): ProgressBar {
    return new ProgressBar(this.#out, label)
  }

  #style(format: 'bold' | 'cyan' | 'dim' | 'green' | 'red', text: string): string {
    return styleText(format, text, { stream: this.#out })
  }
}
