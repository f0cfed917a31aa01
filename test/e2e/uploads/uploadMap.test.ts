import { expect, test } from '@jest/globals'
import { startTestApp, tokenFor } from '../../support/startTestApp.js'

test('A map of a multipart request cannot change prototypes, and the next requests are served', async () => {
  await using app = await startTestApp()
  const token = await tokenFor({ sub: 'mallory', scopes: [] })
  const builtIns = { call: Function.prototype.call, toString: Object.prototype.toString }

  const send = async (path: string) => {
    const form = new FormData()
    form.set('operations', JSON.stringify({ query: '{ voiceViewer { user { id } } }', variables: { file: null } }))
    form.set('map', JSON.stringify({ 0: [path] }))
    form.set('0', new File(['bytes'], 'a.wav'))
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'apollo-require-preflight': 'true', authorization: `Bearer ${token}` },
      body: form,
    })
    return (await response.json()) as { errors: { extensions: { code: string } }[] }
  }
  try {
    for (const path of ['hasOwnProperty.call', 'toString.call', 'variables.toString.call', 'query.at.call']) {
      expect((await send(path)).errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
      expect(Function.prototype.call).toBe(builtIns.call)
      expect(Object.hasOwn(Object.prototype.hasOwnProperty, 'call')).toBe(false)
      expect(Object.hasOwn(Object.prototype.toString, 'call')).toBe(false)
    }
  } finally {
    for (const method of [Object.prototype.hasOwnProperty, Object.prototype.toString, String.prototype.at]) {
      Reflect.deleteProperty(method, 'call')
    }
  }
  expect((await fetch(`${app.url}/metrics`)).status).toBe(200)
  expect((await app.ask('{ voiceViewer { user { id } } }', { token })).data).toEqual({
    voiceViewer: { user: { id: 'mallory' } },
  })
})
