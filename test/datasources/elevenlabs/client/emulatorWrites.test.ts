import { describe, expect, test } from '@jest/globals'
import { mayHaveExecuted } from '../../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import { startPair } from '../openTestUpstream.js'
import { oneFile, TestFiles, textFile } from './uploads/uploadSources.js'

const LABELS = [{ key: 'Accent', value: 'é' }]

describe('With the emulator, the clients can', () => {
  test('create and train a professional voice', async () => {
    await using pair = await startPair()
    const { voices, samples, speakers, verification } = pair.upstream.apis
    const { voiceId } = await voices.createProfessional({ name: 'Ada', language: 'en', labels: LABELS })
    await voices.updateProfessional(voiceId, { description: 'calm' })
    expect(await voices.get(voiceId)).toMatchObject({ name: 'Ada', description: 'calm', labels: LABELS })

    const files = new TestFiles([textFile('one'.repeat(50_000), 'Ä "1".wav'), textFile('two', 'b.wav')])
    const added = await samples.add(voiceId, { files, removeBackgroundNoise: true })
    expect(added).toMatchObject([
      { voiceId, fileName: expect.stringContaining('Ä'), sizeBytes: 150_000, isBackgroundNoiseRemoved: true },
      { fileName: 'b.wav' },
    ])
    const [first, second] = added
    await samples.update(voiceId, first!.upstreamId, { removeBackgroundNoise: false, fileName: 'c.wav' })
    await samples.delete(voiceId, second!.upstreamId, { professional: true })
    expect((await voices.get(voiceId)).samples).toMatchObject([
      { upstreamId: first!.upstreamId, fileName: 'c.wav', isBackgroundNoiseRemoved: false },
    ])
    await speakers.separate(voiceId, first!.upstreamId)
    expect(await speakers.getSeparation(voiceId, first!.upstreamId)).not.toMatchObject({ status: 'NOT_STARTED' })

    const captcha = await verification.openCaptcha(voiceId)
    expect(captcha.mediaType).toBe('image/png')
    await verification.requestManual(voiceId, { files: oneFile('passport'), extraText: 'please' })
    await verification.verifyCaptcha(voiceId, { recording: textFile('read aloud') })
    await voices.train(voiceId)
    await expect(voices.train(voiceId)).rejects.toMatchObject({
      code: 'UPSTREAM_REJECTED',
      upstreamCode: 'already_running',
    })
    await voices.delete(voiceId)
    await expect(voices.get(voiceId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('create and change an instant clone', async () => {
    await using pair = await startPair()
    const { voices, samples } = pair.upstream.apis
    const clone = await voices.clone({ name: 'Bo', labels: LABELS, removeBackgroundNoise: false, files: oneFile() })
    expect(clone).toEqual({ voiceId: expect.any(String), requiresVerification: false })
    const { voiceId } = clone
    await voices.edit(voiceId, { name: 'Bob' })
    await voices.edit(voiceId, { name: 'Bob', files: oneFile('more') })
    await voices.editSettings(voiceId, { stability: 0.1, hasSpeakerBoost: false })
    const voice = await voices.get(voiceId)
    expect(voice).toMatchObject({ name: 'Bob', labels: LABELS, samples: [{}, {}] })
    expect(await voices.getSettings(voiceId)).toMatchObject({ stability: 0.1, hasSpeakerBoost: false })
    await samples.delete(voiceId, voice.samples![0]!.upstreamId, { professional: false })
    expect((await voices.get(voiceId)).samples).toHaveLength(1)
  })

  test('find and add a library voice', async () => {
    await using pair = await startPair()
    const { voices } = pair.upstream.apis
    const [found] = await voices.findSimilar({ file: textFile('x'), topK: 1, similarityThreshold: 2 })
    const { voiceId } = await voices.addFromLibrary({
      publicUserId: found!.publicOwnerId,
      voiceId: found!.id,
      newName: 'Mine',
    })
    expect(await voices.get(voiceId)).toMatchObject({ name: 'Mine' })
  })

  test('report duplicate files', async () => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice({ category: 'professional' })
    const files = new TestFiles([textFile('same'), textFile('same')])
    const error = await pair.upstream.apis.samples.add(voiceId, { files }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'UPSTREAM_REJECTED', upstreamCode: 'duplicate_file' })
    expect(mayHaveExecuted(error)).toBe(false)
  })
})
