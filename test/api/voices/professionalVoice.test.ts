import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { voiceSampleId, voiceSampleSpeakerId } from '../../../src/schema/shared/compositeId.js'
import {
  AddVoiceSamplesDocument,
  CaptchaDocument,
  CreateProfessionalVoiceDocument,
  DeleteVoiceSampleDocument,
  ListJobsDocument,
  OneJobDocument,
  RequestManualVerificationDocument,
  SeparateSpeakersDocument,
  TrainVoiceDocument,
  UpdateProfessionalVoiceDocument,
  UpdateVoiceSampleDocument,
  VerifyVoiceCaptchaDocument,
} from '../../generated/operations.js'
import { speechFile } from '../../support/speechFile.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

const ada: Person = { sub: 'ada', org: 'acme' }
const bob: Person = { sub: 'bob', org: 'acme' }

describe('A professional voice', () => {
  let app: TestApp
  let voiceId: string

  const create = (name: string, as: Person = ada, idempotencyKey?: string) =>
    app.ask(CreateProfessionalVoiceDocument, { as, variables: { input: { name, language: 'en', idempotencyKey } } })
  const addSamples = (files: File[], as: Person = ada, id = voiceId) =>
    app.upload(AddVoiceSamplesDocument, {
      as,
      variables: { input: { voiceId: id, files: files.map(() => null) } },
      files: Object.fromEntries(files.map((file, index) => [`input.files.${index}`, file])),
    })

  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    const { data, errors } = await create('Narrator')
    expect(errors).toBeUndefined()
    voiceId = data!.createProfessionalVoice!.voiceId!
    app.upstream.calls.clear()
  })

  test('is created once, belongs to its creator, and is visible to no other user', async () => {
    const { data } = await create('Fresh')
    expect(data!.createProfessionalVoice).toMatchObject({
      voice: { owner: { id: 'ada' }, viewerPermission: 'MANAGE', visibility: 'PRIVATE' },
      userErrors: [],
    })
    expect(app.upstream.calls.count({ route: 'POST /v1/voices/pvc' })).toBe(1)
    const seenByBob = await app.ask('query ($id: ID!) { voice(id: $id) { id } }', {
      as: bob,
      variables: { id: data!.createProfessionalVoice!.voiceId },
    })
    expect(seenByBob.data!.voice).toBeNull()
  })

  test('changes the given fields and keeps the others', async () => {
    const change = (input: object) =>
      app.ask(UpdateProfessionalVoiceDocument, { as: ada, variables: { input: { id: voiceId, ...input } } })
    await change({ description: 'warm', labels: [{ key: 'use_case', value: 'audiobook' }] })
    const { data, errors } = await change({ name: 'Renamed' })
    expect(errors).toBeUndefined()
    expect(data!.updateProfessionalVoice!.voice).toMatchObject({
      name: 'Renamed',
      description: 'warm',
      labels: [{ key: 'use_case', value: 'audiobook' }],
    })
  })

  test('gets samples byte for byte in one upstream call', async () => {
    const files = [speechFile('one.wav', { pitch: 110 }), speechFile('two.wav', { pitch: 220, secs: 100 })]
    const { data, errors } = await addSamples(files)
    expect(errors).toBeUndefined()
    const payload = data!.addVoiceSamples!
    expect(payload.userErrors).toEqual([])
    expect(payload.samples!.map(({ fileName, sizeBytes }) => [fileName, sizeBytes])).toEqual(
      files.map((file) => [file.name, file.size]),
    )
    expect(payload.sampleIds).toEqual(payload.samples!.map((sample) => sample.id))
    const uploads = app.upstream.calls.all({ method: 'POST' })
    expect(uploads).toHaveLength(1)
    expect(uploads[0]!.upload).toMatchObject({ complete: true })
  })

  test('refuses duplicate files and files that are not what they claim, and adds none of them', async () => {
    const file = speechFile('one.wav', { pitch: 130 })
    await addSamples([file])
    const twice = await addSamples([file])
    expect(twice.data!.addVoiceSamples).toMatchObject({
      voiceId: null,
      sampleIds: [],
      userErrors: [{ code: 'DUPLICATE_FILE' }],
    })
    const lie = new File(['this is no sound at all, it only says so'], 'lie.wav', { type: 'audio/wav' })
    const mixed = await addSamples([speechFile('good.wav', { pitch: 140 }), lie])
    expect(mixed.data!.addVoiceSamples).toMatchObject({ sampleIds: [], userErrors: [{ code: 'UPLOAD_REFUSED' }] })
    const empty = await addSamples([new File([], 'empty.wav', { type: 'audio/wav' })])
    expect(empty.data!.addVoiceSamples!.userErrors).toMatchObject([{ code: 'UPLOAD_REFUSED' }])
    expect(app.upstream.state.voice(voiceId)!.samples).toHaveLength(1)
  })

  test('gets no samples from a user who may not change it', async () => {
    const refused = await addSamples([speechFile('mine.wav', { pitch: 150 })], bob)
    expect(refused.data!.addVoiceSamples).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] })
    expect(app.upstream.calls.count({ method: 'POST' })).toBe(0)
  })

  test('changes noise removal, trimming and name of its samples, and keeps absent fields', async () => {
    const { data: added } = await addSamples([speechFile('raw.wav', { pitch: 160, secs: 3 })])
    const sampleId = added!.addVoiceSamples!.sampleIds[0]!
    const change = (input: object) =>
      app.ask(UpdateVoiceSampleDocument, { as: ada, variables: { input: { id: sampleId, ...input } } })

    await change({ isBackgroundNoiseRemoved: true })
    const { data } = await change({ trimStartMs: 200, trimEndMs: 2500, fileName: 'clean.wav' })
    expect(data!.updateVoiceSample).toMatchObject({
      sample: { fileName: 'clean.wav', trimStartMs: 200, trimEndMs: 2500, isBackgroundNoiseRemoved: true },
      userErrors: [],
    })
    const codes = async (input: object) => {
      const answer = await change(input)
      return answer.data!.updateVoiceSample!.userErrors.map(({ code, path }) => [code, path.join('.')])
    }
    expect(await codes({ trimEndMs: 100 })).toEqual([['INVALID', 'input.trimEndMs']])
    expect(await codes({ trimStartMs: 3_000 })).toEqual([['INVALID', 'input.trimStartMs']])
    expect(await codes({ fileName: '' })).toEqual([['INVALID', 'input.fileName']])
    expect(await codes({ trimEndMs: 99_000 })).toEqual([['INVALID', 'input.trimEndMs']])
    expect(await codes({ selectedSpeakerIds: ['nobody'] })).toEqual([['NOT_FOUND', 'input.selectedSpeakerIds.0']])
    expect(await codes({ id: 'nowhere' })).toEqual([['NOT_FOUND', 'input.id']])
    const unknown = voiceSampleId.encode({ voiceId, sampleId: 'nowhere' })
    expect(await codes({ id: unknown })).toEqual([['NOT_FOUND', 'input.id']])

    const deleted = await app.ask(DeleteVoiceSampleDocument, { as: ada, variables: { input: { id: sampleId } } })
    expect(deleted.data!.deleteVoiceSample).toMatchObject({ deletedVoiceSampleId: sampleId, userErrors: [] })
    expect(app.upstream.state.voice(voiceId)!.samples).toEqual([])
  })

  test('gets its speakers separated and selected, with a job that reports the progress', async () => {
    const { data: added } = await addSamples([speechFile('talk.wav', { pitch: 170, secs: 4 })])
    const sampleId = added!.addVoiceSamples!.sampleIds[0]!
    const { data } = await app.ask(SeparateSpeakersDocument, { as: ada, variables: { input: { id: sampleId } } })
    const { job } = data!.separateSpeakers!
    expect(job).toMatchObject({
      kind: 'SPEAKER_SEPARATION',
      voiceId,
      sampleId,
      isStartedHere: true,
      owner: { id: 'ada' },
    })
    const again = await app.ask(SeparateSpeakersDocument, { as: ada, variables: { input: { id: sampleId } } })
    expect(again.data!.separateSpeakers!.userErrors).toMatchObject([{ code: 'ALREADY_RUNNING' }])

    app.upstream.clock.advance(10_000)
    const key = voiceSampleId.decode(sampleId)!
    const speakers = app.upstream.state.voice(voiceId)!.samples![0]!.speaker_separation!.speakers!
    const ids = Object.keys(speakers).map((speakerId) => voiceSampleSpeakerId.encode({ ...key, speakerId }))
    const chosen = await app.ask(UpdateVoiceSampleDocument, {
      as: ada,
      variables: { input: { id: sampleId, selectedSpeakerIds: [ids[0]!] } },
    })
    expect(chosen.data!.updateVoiceSample!.sample!.speakerSeparation).toEqual({ selectedSpeakerIds: [ids[0]] })
    const replaced = await app.ask(UpdateVoiceSampleDocument, {
      as: ada,
      variables: { input: { id: sampleId, selectedSpeakerIds: [ids[1]!] } },
    })
    expect(replaced.data!.updateVoiceSample!.sample!.speakerSeparation).toEqual({ selectedSpeakerIds: [ids[1]] })
  })

  test('is verified by its captcha, with an image that is visible only to users who may change the voice', async () => {
    await addSamples([speechFile('a.wav', { pitch: 180 })])
    const { data } = await app.ask(CaptchaDocument, { as: ada, variables: { id: voiceId } })
    const image = await fetch(data!.voice!.verificationCaptcha!.url)
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(
      Buffer.from(await image.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')

    const verify = () =>
      app.upload(VerifyVoiceCaptchaDocument, {
        as: ada,
        variables: { input: { id: voiceId, recording: null } },
        files: { 'input.recording': speechFile('captcha.wav', { pitch: 190 }) },
      })
    app.upstream.state.overrideVerification(voiceId, { accept: false })
    const denied = await verify()
    expect(denied.data!.verifyVoiceCaptcha!.userErrors).toMatchObject([{ code: 'VERIFICATION_DENIED' }])

    app.upstream.state.overrideVerification(voiceId, { accept: true })
    const verified = await verify()
    expect(verified.errors).toBeUndefined()
    expect(verified.data!.verifyVoiceCaptcha).toMatchObject({
      userErrors: [],
      voice: { fineTuning: { verificationAttemptsCount: 2 }, verification: { isVerified: true } },
    })
  })

  test('is verified manually with documents', async () => {
    const paper = new File(['%PDF-1.4 a paper'], 'passport.pdf', { type: 'application/pdf' })
    const { data, errors } = await app.upload(RequestManualVerificationDocument, {
      as: ada,
      variables: { input: { id: voiceId, files: [null], extraText: 'it is me' } },
      files: { 'input.files.0': paper },
    })
    expect(errors).toBeUndefined()
    expect(data!.requestManualVoiceVerification!.voice!.fineTuning).toMatchObject({
      isManualVerificationRequested: true,
      manualVerification: { extraText: 'it is me', files: [{ fileName: 'passport.pdf' }] },
    })
  })

  test('is trained once for any number of requests with one key, and is listed among the jobs', async () => {
    await addSamples([speechFile('b.wav', { pitch: 200 })])
    const train = (idempotencyKey: string) =>
      app.ask(TrainVoiceDocument, {
        as: ada,
        variables: { input: { id: voiceId, modelId: 'eleven_multilingual_v2', idempotencyKey } },
      })
    const early = await train('early')
    expect(early.data!.trainVoice!.userErrors).toMatchObject([{ code: 'NOT_VERIFIED' }])

    app.upstream.state.verifyVoice(voiceId)
    app.upstream.calls.clear()
    const [first, second] = [await train('once'), await train('once')]
    expect(first.data!.trainVoice!.job).toMatchObject({ kind: 'VOICE_TRAINING', modelId: 'eleven_multilingual_v2' })
    expect(second.data!.trainVoice!.job!.id).toBe(first.data!.trainVoice!.job!.id)
    expect(app.upstream.calls.count({ method: 'POST' })).toBe(1)

    const id = first.data!.trainVoice!.job!.id
    const one = await app.ask(OneJobDocument, { as: ada, variables: { id } })
    expect(one.data!.voiceJob).toMatchObject({ id, voice: { name: 'Narrator' }, model: { name: expect.any(String) } })
    const unseen = await app.ask(OneJobDocument, { as: bob, variables: { id } })
    expect(unseen.data!.voiceJob).toBeNull()
    const listed = await app.ask(ListJobsDocument, {
      as: ada,
      variables: { first: 10, filter: { voiceIds: [voiceId] } },
    })
    expect(listed.data!.voiceJobs!.edges.map((edge) => edge.node.id)).toEqual([id])
  })

  test('above the plan returns a code, and above the slot limit a user error', async () => {
    const failWith = (code: string) =>
      app.upstream.faults.add({ kind: 'domain_error', code, match: { route: 'POST /v1/voices/pvc' } })
    failWith('insufficient_credits')
    const broke = await create('Broke')
    expect(broke.errors!.map((error) => error.extensions.code)).toEqual(['QUOTA_EXCEEDED'])
    app.upstream.state.account.professionalVoiceLimit = 0
    const full = await create('Full')
    app.upstream.state.account.professionalVoiceLimit = 100
    expect(full.data!.createProfessionalVoice!.userErrors).toMatchObject([{ code: 'VOICE_LIMIT_REACHED' }])
  })

  test('refuses an idempotency key that was used for another input', async () => {
    await create('One', ada, 'same-key')
    const { errors } = await create('Another', ada, 'same-key')
    expect(errors!.map((error) => error.extensions.code)).toEqual(['IDEMPOTENCY_CONFLICT'])
    const again = await create('One', ada, 'same-key')
    expect(again.errors).toBeUndefined()
    expect(app.upstream.calls.count({ route: 'POST /v1/voices/pvc' })).toBe(1)
    const ofBob = await create('Another', bob, 'same-key')
    expect(ofBob.data!.createProfessionalVoice!.userErrors).toEqual([])
  })

  test('without a response to its creation has an unknown outcome and is not created again', async () => {
    app.upstream.faults.add({ kind: 'carried_out_then_reset', match: { route: 'POST /v1/voices/pvc' } })
    const first = await create('Lost', ada, 'lost')
    expect(first.errors!.map((error) => error.extensions)).toEqual([
      { code: 'OUTCOME_UNKNOWN', operationId: expect.any(String) },
    ])
    const again = await create('Lost', ada, 'lost')
    expect(again.errors![0]!.extensions).toEqual(first.errors![0]!.extensions)
    expect(app.upstream.calls.count({ route: 'POST /v1/voices/pvc' })).toBe(1)

    const operations =
      '{ voiceOperations(first: 1, filter: { statuses: [UNKNOWN] }) { edges { node { id kind status actor { id } } } } }'
    const seenBy = async (as: Person) => (await app.ask<Operations>(operations, { as })).data!.voiceOperations.edges
    const unknown = [{ node: expect.objectContaining({ kind: 'createProfessionalVoice', actor: { id: 'ada' } }) }]
    expect(await seenBy(ada)).toEqual(unknown)
    expect(await seenBy({ sub: 'boss', org: 'acme', scopes: ['tenant:admin'] })).toEqual(unknown)
    expect(await seenBy(bob)).toEqual([])
  })
})

interface Operations {
  voiceOperations: { edges: { node: { id: string; kind: string; actor: { id: string } } }[] }
}
