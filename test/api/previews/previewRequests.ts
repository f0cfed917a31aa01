import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals'
import {
  CreateVoiceFromPreviewDocument,
  DesignVoiceDocument,
  OnePreviewDocument,
  RemixVoiceDocument,
} from '../../generated/operations.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

export const scopes = ['voices:read', 'voices:write', 'audio:generate'] as const
export const ada: Person = { sub: 'ada', org: 'acme', scopes }
export const bob: Person = { sub: 'bob', org: 'acme', scopes }
export const IDEA = 'A ferryman of sixty who has shouted over engines all his life.'

export const TEXT =
  'Mind the gap between the pier and the boat. It was wider yesterday, and it will be wider still when the tide turns.'

export const CREATE = 'POST /v1/text-to-voice'

export let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ emulator: { generation: { firstPieceMs: 0, pauseMs: 0 } } })
})

afterAll(() => app.close())
beforeEach(() => app.upstream.calls.clear())

type Input<Document> =
  Document extends TypedDocumentNode<unknown, infer Variables extends { input: unknown }>
    ? Partial<Variables['input']>
    : never

type DesignInput = Input<typeof DesignVoiceDocument>
type RemixInput = Input<typeof RemixVoiceDocument>
type CreateInput = Input<typeof CreateVoiceFromPreviewDocument>

export const design = (more: DesignInput = {}, as: Person = ada) =>
  app.ask(DesignVoiceDocument, { as, variables: { input: { description: IDEA, text: TEXT, ...more } } })

export const remix = (voiceId: string, more: RemixInput = {}, as: Person = ada) =>
  app.ask(RemixVoiceDocument, {
    as,
    variables: { input: { voiceId, description: 'Slower, with a cold', text: TEXT, ...more } },
  })

export const create = (previewId: string, more: CreateInput = {}, as: Person = ada) =>
  app.ask(CreateVoiceFromPreviewDocument, { as, variables: { input: { previewId, name: 'Ferryman', ...more } } })

export async function designed(more: DesignInput = {}, as: Person = ada) {
  const { data, errors } = await design(more, as)
  expect(errors).toBeUndefined()
  expect(data!.designVoice!.userErrors).toEqual([])
  return data!.designVoice!.previews!
}

export async function onePreview(id: string, as: Person = ada) {
  const { data, errors } = await app.ask(OnePreviewDocument, { as, variables: { id } })
  expect(errors).toBeUndefined()
  return data!.voicePreview
}

export async function ownVoice(as: Person = ada) {
  const { voice_id } = app.upstream.state.addVoice({ name: 'Original', category: 'generated' })
  await app.give(voice_id, as)
  return voice_id
}

export const codesOf = (answer: { errors?: { extensions: Record<string, unknown> }[] }) =>
  answer.errors?.map((error) => error.extensions.code)
