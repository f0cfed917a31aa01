import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  ModelsDocument,
  UpstreamUsageDocument,
  WhoAmIDocument,
  WorkspaceVoicesDocument,
  type WorkspaceVoicesQueryVariables,
} from '../../generated/operations.js'
import { startTestApp, type TestApp } from '../../support/startTestApp.js'

const operator = { sub: 'op', org: 'platform', scopes: ['voices:read', 'platform:admin'] as const }
const ada = { sub: 'ada', org: 'acme' }

describe('A platform administrator', () => {
  let app: TestApp

  beforeAll(async () => {
    app = await startTestApp()
    const { state } = app.upstream
    state.addVoices(3, { category: 'premade', is_owner: false })
    const own = state.addVoices(25, (index) => ({
      name: `Voice ${String(index).padStart(2, '0')}`,
      category: index % 5 === 0 ? 'professional' : 'cloned',
      labels: { gender: index % 2 === 0 ? 'female' : 'male' },
    }))
    await app.give(own[0]!.voice_id, ada)
  })
  afterAll(() => app.close())

  const page = (variables: WorkspaceVoicesQueryVariables) =>
    app.ask(WorkspaceVoicesDocument, { as: operator, variables })

  test('pages through the complete workspace, even though the first page of upstream is longer than requested', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const { data, errors } = await page({ first: 4, after })
      expect(errors).toBeUndefined()
      const { edges, pageInfo } = data!.workspaceVoices!
      expect(edges.length).toBeLessThanOrEqual(4)
      seen.push(...edges.map((edge) => edge.node.id))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
    expect(new Set(seen)).toEqual(new Set(app.upstream.state.voices().map((voice) => voice.voice_id)))
    expect(seen).toHaveLength(28)
  })

  test('continues after any edge', async () => {
    const { data } = await page({ first: 6 })
    const edges = data!.workspaceVoices!.edges
    const rest = await page({ first: 3, after: edges[2]!.cursor })
    expect(rest.data!.workspaceVoices!.edges.map((edge) => edge.node.id)).toEqual(
      edges.slice(3, 6).map((edge) => edge.node.id),
    )
  })

  test('sees owners if there are any, and permission to manage all voices', async () => {
    const { data } = await page({ first: 100, filter: { search: ' Voice 00\u00a0' } })
    expect(data!.workspaceVoices!.edges.map((edge) => edge.node)).toMatchObject([
      { name: 'Voice 00', owner: { id: 'ada' }, viewerPermission: 'MANAGE' },
    ])
  })

  test('filters by values that are translated for upstream', async () => {
    const professional = await page({ first: 100, filter: { category: 'PROFESSIONAL' } })
    expect(professional.data!.workspaceVoices!.edges).toHaveLength(5)
    await page({
      first: 10,
      filter: {
        voiceType: 'NON_DEFAULT',
        trainingStatus: 'NOT_VERIFIED',
        gender: 'female',
        languages: ['en', 'de'],
        useCases: ['x'],
      },
      orderBy: { field: 'CREATED_AT', direction: 'DESC' },
    })
    expect(app.upstream.calls.all().at(-1)?.query).toMatchObject({
      voice_type: 'non-default',
      fine_tuning_state: 'not_verified',
      gender: 'female',
      language: ['en', 'de'],
      use_cases: 'x',
      sort: 'created_at_unix',
      sort_direction: 'desc',
      page_size: '10',
    })
  })

  test('sees the usage of the plan', async () => {
    const { data, errors } = await app.ask(UpstreamUsageDocument, { as: operator })
    expect(errors).toBeUndefined()
    expect(data!.voiceWorkspaceUsage).toMatchObject({
      tier: expect.any(String),
      creditsLimit: expect.any(Number),
      status: expect.any(String),
    })
  })

  test('is the only viewer who sees the workspace', async () => {
    const queries = [
      app.ask(UpstreamUsageDocument, { as: ada }),
      app.ask(WorkspaceVoicesDocument, { as: ada, variables: { first: 1 } }),
    ]
    for (const { errors } of await Promise.all(queries)) {
      expect(errors!.map((error) => error.extensions)).toEqual([{ code: 'FORBIDDEN', requiredScope: 'platform:admin' }])
    }
  })

  test('and any signed-in viewer reads the models and their own user', async () => {
    const models = await app.ask(ModelsDocument, { as: ada })
    expect(models.errors).toBeUndefined()
    expect(models.data!.voiceModels!.length).toBeGreaterThan(3)
    expect(models.data!.voiceModels![0]).toMatchObject({
      concurrencyGroup: expect.any(String),
      maxTextLength: expect.any(Number),
    })
    const me = await app.ask(WhoAmIDocument, { as: ada })
    expect(me.data!.voiceViewer).toEqual({
      user: { id: 'ada' },
      tenantId: 'org:acme',
      scopes: ['voices:read', 'voices:write'],
      expiresAt: expect.stringMatching(/^\d{4}-/),
    })
  })
})
