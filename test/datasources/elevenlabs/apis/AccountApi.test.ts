import { expect, test } from '@jest/globals'
import { startPair } from '../openTestUpstream.js'

test('AccountApi returns the account of the key and its usage', async () => {
  await using pair = await startPair(undefined, { accountId: 'account-7' })
  const { account } = pair.upstream.apis
  expect(await account.getUser()).toEqual({ id: 'account-7' })
  expect(await account.getSubscription()).toMatchObject({
    tier: expect.any(String),
    creditsUsed: expect.any(Number),
    creditsLimit: expect.any(Number),
    voiceSlotsLimit: expect.any(Number),
  })
  expect(pair.emulator.calls.all().map(({ path }) => path)).toEqual(['/v1/user', '/v1/user/subscription'])
})
