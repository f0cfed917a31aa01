import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page, type Response } from 'playwright-core'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
/** Plays without a click and without an audio device, and sends no requests to the internet. */
const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage'],
  '--autoplay-policy=no-user-gesture-required',
]

export const hasBrowser = existsSync(executablePath)

/** The state of the media element. */
export interface PlayerFacts {
  currentTime: number
  /** Null for infinity, which JSON lacks, while the duration is unknown. */
  duration: number | null
  paused: boolean
  ended: boolean
  /** Events so far. */
  events: string[]
  error: string | null
}

/** The page `player.html` of one origin in a browser, and the functions of its script. */
export class PlayerPage {
  readonly page: Page
  /** Responses of `/media` so far. */
  readonly deliveries: Response[] = []

  constructor(page: Page) {
    this.page = page
    page.on('response', (response) => {
      if (new URL(response.url()).pathname.startsWith('/media/')) this.deliveries.push(response)
    })
  }

  /** Calls a function of the page. Its result is converted to JSON. */
  async call<Value = void>(name: string, ...args: unknown[]): Promise<Value> {
    const text = await this.page.evaluate<string>(
      `Promise.resolve(${name}(...${JSON.stringify(args)})).then((value) => JSON.stringify(value ?? null))`,
    )
    return JSON.parse(text)
  }

  facts(): Promise<PlayerFacts> {
    return this.call<PlayerFacts>('facts')
  }
}

export interface OpenBrowser extends AsyncDisposable {
  /** Two origins of the same page. */
  readonly origins: readonly [one: string, other: string]
  /** A page of one origin, signed in to a graph. */
  open(origin: string, graph: { url: string; token: string }): Promise<PlayerPage>
}

/** A browser with its own profile, and a server on loopback for the page. */
export async function openBrowser(): Promise<OpenBrowser> {
  const html = await readFile(new URL('./player.html', import.meta.url))
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  let browser: Browser
  try {
    browser = await chromium.launch({ executablePath, args: flags, timeout: 120_000 })
  } catch (error) {
    server.close()
    throw error
  }
  return {
    origins: [`http://127.0.0.1:${port}`, `http://localhost:${port}`],
    async open(origin, graph) {
      const page = await browser.newPage()
      page.setDefaultTimeout(120_000)
      const player = new PlayerPage(page)
      await page.goto(origin)
      await player.call('speakTo', graph)
      return player
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
