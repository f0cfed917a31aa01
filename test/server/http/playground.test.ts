import { expect, test } from '@jest/globals'
import { startTestApp } from '../../support/startTestApp.js'

/** Everything that a browser fetches when it shows the page. */
const loaded =
  /\b(?:src|href|action|data|poster)\s*=\s*["']?([^"'\s>]+)|@import\s+["']?([^"';\s]+)|url\(["']?([^"')]+)/gi

function externalUrls(text: string): string[] {
  return [...text.matchAll(loaded)]
    .map(([, attribute, imported, style]) => attribute ?? imported ?? style ?? '')
    .filter((url) => /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(url))
}

test('The IDE at / exists in development, and loads nothing from another host', async () => {
  await using app = await startTestApp({ env: { AUTH_JWT_SECRET: '' } })
  const page = await fetch(app.url)
  const html = await page.text()
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toMatch(/^text\/html/)
  expect(html).toContain('/graphql')
  expect(externalUrls(html)).toEqual([])

  const parts = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '')
  expect(parts.length).toBeGreaterThan(2)
  for (const path of parts) {
    const part = await fetch(new URL(path, `${app.url}/ide/`))
    expect([path, part.status]).toEqual([path, 200])
    const text = await part.text()
    if (path.endsWith('.css')) expect(externalUrls(text)).toEqual([])
  }
})

test('The IDE serves no files outside its own folder', async () => {
  await using app = await startTestApp()
  for (const path of ['/ide/../package.json', '/ide/%2e%2e/package.json', '/ide/..%2f..%2fpackage.json', '/ide/.env']) {
    const { status } = await fetch(`${app.url}${path}`)
    expect([400, 403, 404]).toContain(status)
  }
})

test('In production there is no IDE and no introspection', async () => {
  await using app = await startTestApp({ config: { production: true } })
  expect((await fetch(app.url)).status).toBe(404)
  expect((await fetch(`${app.url}/ide/main.js`)).status).toBe(404)
  const { errors } = await app.ask('{ __schema { types { name } } }')
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  expect((await app.ask('{ _service { sdl } }')).errors).toBeUndefined()
  expect(JSON.stringify((await app.ask('{ voic }')).errors)).not.toMatch(/did you mean/i)
})
