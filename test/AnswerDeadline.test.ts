import { expect, test } from '@jest/globals'
import { AnswerDeadline } from '../src/AnswerDeadline.js'

const never = new Promise<never>(() => {})

test('A change that has not ended at its deadline is answered with the last of its operations, also if that has ended', async () => {
  const answer = new AnswerDeadline({ afterMs: 0 })
  const change = answer.limit(async () => {
    answer.begin({ id: 'first', isRepeatable: true })
    answer.begin({ id: 'second', isRepeatable: true })
    return never
  })
  await expect(change).rejects.toMatchObject({ extensions: { code: 'IN_PROGRESS', operationId: 'second' } })
})

test('A change without an operation is not answered with the operation of the change before', async () => {
  let receive = () => {}
  const received = new Promise<void>((resolve) => {
    receive = resolve
  })
  const answer = new AnswerDeadline({ afterMs: 0, received })
  await answer.limit(() => answer.begin({ id: 'first', isRepeatable: true }))
  const change = answer.limit(() => never)
  receive()
  await expect(change).rejects.toMatchObject({ extensions: { code: 'UPSTREAM_TIMEOUT' } })
})
