import { expect, test } from '@jest/globals'
import { FairQueue } from '../../../src/async/limiters/FairQueue.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'

const run = async () => undefined

test('FairQueue keeps a tenant only while one of its calls waits or runs', async () => {
  const queue = new FairQueue()
  queue.enqueue(run, { id: '1', tenantId: 'a' })
  queue.enqueue(run, { id: '2', tenantId: 'b' })
  expect([queue.size, queue.tenants]).toEqual([2, 2])
  queue.remove('2')
  queue.remove('unknown')
  expect([queue.size, queue.tenants]).toEqual([1, 1])
  const running = queue.dequeue()!()
  expect([queue.size, queue.tenants]).toEqual([0, 1])
  await running
  expect(queue.tenants).toBe(0)
  expect(queue.dequeue()).toBeUndefined()
})

test('FairQueue counts the calls of one tenant and changes a priority', () => {
  const queue = new FairQueue()
  const last = async () => 'last'
  queue.enqueue(run, { id: '1', tenantId: 'a', priority: 1 })
  queue.enqueue(last, { id: '2', tenantId: 'a', priority: 0 })
  queue.enqueue(run, { id: '3', tenantId: null })
  expect(queue.filter({ tenantId: 'a' })).toHaveLength(2)
  expect(queue.filter({ tenantId: null })).toHaveLength(1)
  queue.setPriority('2', 5)
  return expect(queue.dequeue()!()).resolves.toBe('last')
})

test('FairQueue serves the viewers of a tenant in turn, and none beyond its maximum', async () => {
  const queue = new FairQueue({ perTenant: 4, perViewer: 2 })
  const served: string[] = []
  const enqueue = (viewerKey: string) =>
    queue.enqueue(async () => void served.push(viewerKey), { tenantId: 'a', viewerKey })
  for (const viewerKey of ['ann', 'ann', 'ann', 'ann', 'bob']) enqueue(viewerKey)
  expect(queue.size).toBe(3)
  const leave: (() => void)[] = []
  for (let next = queue.dequeue(); next !== undefined; next = queue.dequeue()) {
    leave.push(() => void next())
  }
  expect([leave.length, queue.size]).toEqual([3, 0])
  enqueue('carol')
  expect(queue.size).toBe(1)
  leave[0]!()
  await turnEventLoop()
  // Carol holds no slot, and Ann's released slot is Ann's again only after that.
  await queue.dequeue()!()
  await queue.dequeue()!()
  expect(served).toEqual(['ann', 'carol', 'ann'])
})
