import { describe, expect, test } from '@jest/globals'
import type { NewPreview } from '../../../src/datasources/postgres/audio/generatedRows.js'
import type { OperationStore } from '../../../src/datasources/postgres/operations/OperationStore.js'
import { runOperation } from '../../../src/services/operations/runOperation.js'
import { silent } from '../../support/database.js'
import { createVoice } from '../../support/voiceRows.js'
import { db, storeOf, usageRows } from './audioOperations.js'
import { auditOf, operationsOf } from './operationPods.js'

const previewRows = () => db.database.prisma.voicePreviewRecord.findMany({ orderBy: { id: 'asc' } })

describe('Previews', () => {
  const preview = (id: string): NewPreview => ({
    ...{ id, kind: 'DESIGN', description: 'An old \0sailor', text: 'Ahoy', mediaType: 'audio/mpeg' },
    ...{ outputFormat: 'MP3_44100_128', isStored: true, durationSecs: 2.5, language: 'en' },
  })
  const design = (operations: OperationStore, key: string | null, ids: string[]) => {
    const request = { kind: 'designVoice', idempotencyKey: key, input: {}, expectation: {} } as const
    return runOperation({ operations, logger: silent }, request, async ({ markSent }) => {
      await markSent()
      return { result: { previewIds: ids, text: 'Ahoy' }, previews: ids.map(preview), cost: 100 }
    })
  }

  test('belong to the user who requested them and are charged once', async () => {
    const made = await design(storeOf(), 'k', ['p1', 'p2'])
    expect(await design(storeOf(), 'k', ['p3'])).toEqual(made)
    expect(await previewRows()).toMatchObject([
      { id: 'p1', tenantId: 'org:a', ownerId: 'ann', description: 'An old sailor', isStored: true, voiceId: null },
      { id: 'p2', text: 'Ahoy', durationSecs: 2.5, language: 'en' },
    ])
    expect(await usageRows()).toMatchObject([{ kind: 'designVoice', characters: 100 }])
    expect(await auditOf(db)).toMatchObject([
      { resourceType: 'VoicePreview', resourceId: 'p1', details: { previewIds: ['p1', 'p2'] } },
    ])
  })

  test('are recorded once for any number of writes', async () => {
    const operations = storeOf()
    const plan = { kind: 'designVoice', inputHash: '', expectation: {} } as const
    const { operation } = await operations.plan(plan)
    await operations.markSent(operation)
    const result = { previewIds: ['p1', 'p2'], text: 'Ahoy' }
    const outcome = { result, previews: [preview('p1'), preview('p2')], cost: 7 }
    for (let time = 1; time <= 2; time += 1) expect(await operations.finish(operation.id, outcome)).toEqual(result)
    expect([await previewRows(), await usageRows(), await auditOf(db)].map((rows) => rows.length)).toEqual([2, 1, 1])
  })

  test('never change their owner', async () => {
    await db.database.prisma.voicePreviewRecord.create({ data: { ...preview('p1'), description: 'x', ...bobs } })
    await design(storeOf(), null, ['p1', 'p2'])
    expect((await previewRows()).map(({ ownerId }) => ownerId)).toEqual(['bob', 'ann'])
  })
  const bobs = { tenantId: 'org:b', ownerId: 'bob' }

  const makeVoice = (voiceId: string) => {
    const expectation = { name: 'Nora', previewId: 'p1' }
    const request = { kind: 'createVoiceFromPreview', input: {}, expectation } as const
    return runOperation({ operations: storeOf(), logger: silent }, request, async ({ markSent }) => {
      await markSent()
      const claim = { voiceId, mirror: { name: 'Nora', category: 'GENERATED' } }
      return { result: { voiceId }, claim, usedPreviewId: 'p1' }
    })
  }

  test('link to the voice that was created from them', async () => {
    await design(storeOf(), null, ['p1', 'p2'])
    await makeVoice('v9')
    expect((await previewRows()).map(({ voiceId }) => voiceId)).toEqual(['v9', null])
    expect((await usageRows()).at(-1)).toMatchObject({ kind: 'createVoiceFromPreview', characters: 0 })
    expect((await auditOf(db)).at(-1)).toMatchObject({ resourceType: 'Voice', resourceId: 'v9' })
  })

  test('do not link to a voice of another user', async () => {
    await design(storeOf(), null, ['p1'])
    await createVoice(db.database, { id: 'v9', ...bobs })
    await expect(makeVoice('v9')).rejects.toThrow('belongs to another user')
    expect(await previewRows()).toMatchObject([{ voiceId: null }])
  })
})

test('A result without a charge leaves no cost entry', async () => {
  const request = { kind: 'cloneVoice', input: {}, expectation: { name: 'Nora' } } as const
  await runOperation({ operations: storeOf(), logger: silent }, request, async ({ markSent }) => {
    await markSent()
    return { result: { voiceId: 'v9', requiresVerification: false } }
  })
  expect(await usageRows()).toEqual([])
  expect(await operationsOf(db)).toMatchObject([{ inputHash: '' }])
})
