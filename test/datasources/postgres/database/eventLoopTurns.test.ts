import { expect, test } from '@jest/globals'
import { openTestDatabase } from '../../../support/database.js'

test('Timers run while hundreds of statements wait for the embedded database', async () => {
  const { database } = await openTestDatabase()
  if (database.kind !== 'embedded') return database.close()
  const { prisma } = database
  await prisma.$queryRaw`SELECT 1`
  let isDone = false
  const statements = Promise.all(
    Array.from({ length: 300 }, () => prisma.$queryRaw`SELECT count(*)::int AS rows FROM generate_series(1, 20000)`),
  ).then(() => {
    isDone = true
  })
  let turns = 0
  while (!isDone) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    turns++
  }
  await statements
  expect(turns).toBeGreaterThan(20)
  await database.close()
})
