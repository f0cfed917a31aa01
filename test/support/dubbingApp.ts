import { expect } from '@jest/globals'
import type { DubbingFixture } from '../../emulator/index.js'
import { type Answer, type Person, startTestApp, type TestApp, type TestAppOptions } from './startTestApp.js'

const scopes = ['voices:read', 'voices:write', 'dubbing:read', 'dubbing:write'] as const
export const ada: Person = { sub: 'ada', org: 'acme', scopes }
export const bob: Person = { sub: 'bob', org: 'acme', scopes }
export const chief: Person = { sub: 'chief', org: 'acme', scopes: [...scopes, 'tenant:admin'] }
export const stranger: Person = { sub: 'eve', org: 'other', scopes }

export const RESOURCE = 'GET /v1/dubbing/resource/:dubbing_id'
export const METADATA = 'GET /v1/dubbing/:dubbing_id'

/** A server on an emulator with a frozen clock, so that links expire only when a test advances it. */
export class DubbingApp implements AsyncDisposable {
  constructor(readonly app: TestApp) {}

  static async start(options: TestAppOptions = {}): Promise<DubbingApp> {
    const app = await startTestApp(options)
    app.upstream.clock.freeze()
    return new DubbingApp(app)
  }

  get upstreamDubbings() {
    return this.app.upstream.state.dubs
  }

  /** A dubbing of the emulator that belongs to a user, as after its creation. */
  async add(draft: DubbingFixture = {}, person: Person = ada): Promise<string> {
    const { dubbing_id } = this.upstreamDubbings.add(draft)
    await this.give(dubbing_id, person)
    return dubbing_id
  }

  async give(id: string, { sub, org }: Person, row: { status?: string } = {}): Promise<void> {
    const { sources } = this.app.server.deps
    const { dubbing } = sources.upstream.as({ tenantId: null, priority: 'query' })
    const { name, status, sourceLanguage, targetLanguages, isStudio, durationSecs, createdAt } = await dubbing.get(id)
    const known = { name, status, sourceLanguage, targetLanguages, isStudio, durationSecs }
    const tenantId = org === undefined ? `user:${sub}` : `org:${org}`
    await sources.database.prisma.dubbingRecord.create({
      data: { id, ...known, tenantId, ownerId: sub, createdBy: sub, upstreamCreatedAt: createdAt, ...row },
    })
    this.forgetCalls()
  }

  /** Number of upstream calls since the last reset: all, or those of a route. */
  calls(route?: string): number {
    return this.app.upstream.calls.count(route === undefined ? {} : { route })
  }

  forgetCalls(): void {
    this.app.upstream.calls.clear()
  }

  tryAsk<Data>(query: string, variables: object = {}, as: Person | undefined = ada): Promise<Answer<Data>> {
    return this.app.ask<Data>(query, { as, variables: variables as Record<string, unknown> })
  }

  async ask<Data>(query: string, variables: object = {}, as: Person = ada): Promise<Data> {
    const { data, errors } = await this.tryAsk<Data>(query, variables, as)
    expect(errors).toBeUndefined()
    return data!
  }

  /** The selection of one dubbing. */
  async dubbing<Dubbing>(id: string, selection: string, as: Person = ada): Promise<Dubbing | null> {
    const query = `query ($id: ID!) { dubbing(id: $id) { ${selection} } }`
    return (await this.ask<{ dubbing: Dubbing | null }>(query, { id }, as)).dubbing
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.app.close()
  }
}
