import type { WireVoice } from '../../../emulator/index.js'
import { voiceSampleId } from '../../../src/schema/shared/compositeId.js'
import { speechFile } from '../../support/speechFile.js'
import type { Answer } from '../../support/startTestApp.js'
import { ada, modelId, type Scene } from './writeScene.js'

export interface WrittenPayload {
  voiceId: string | null
  userErrors: { code: string; message: string }[]
}

type Written = Answer<{ written: WrittenPayload | null }>

export interface WritingMutation {
  /** Name of the field, and kind of the operation. */
  field: string
  route: string
  takesKey: boolean
  /** Whether it uploads files, which cannot be sent again. */
  isUpload: boolean
  category: 'professional' | 'cloned'
  /** The object that it creates, if it is not a change. */
  makes?: 'VOICE' | 'JOB'
  send(scene: Scene, idempotencyKey?: string): Promise<Written>
  /** Number of executions according to upstream. */
  timesDone(scene: Scene): number
}

interface Draft extends Partial<Pick<WritingMutation, 'takesKey' | 'category' | 'makes'>> {
  route: string
  inputType?: string
  input: (scene: Scene) => object
  /** By the path of its variable. */
  files?: (scene: Scene) => Record<string, File>
  timesDone: (scene: Scene) => number
}

const recording = ({ pitch }: Scene) => speechFile('take.wav', { pitch, secs: 0.5 })
const document = ({ pitch }: Scene) => new File([`%PDF-1.4 paper ${pitch}`], 'paper.pdf', { type: 'application/pdf' })
const ofVoice = ({ voiceId: id }: Scene) => ({ id })
const ofSample = ({ voiceId, sampleId }: Scene) => ({ id: voiceSampleId.encode({ voiceId, sampleId }) })

const voiceOf = ({ app, voiceId }: Scene): WireVoice | undefined => app.upstream.state.voice(voiceId)
const sampleOf = (scene: Scene) => voiceOf(scene)?.samples?.find((sample) => sample.sample_id === scene.sampleId)
const newVoices = ({ app, newName }: Scene) => app.upstream.state.voices().filter(({ name }) => name === newName).length
const newSamples = (scene: Scene) =>
  voiceOf(scene)?.samples?.filter((sample) => sample.file_name === 'take.wav').length ?? 0
const once = (isDone: boolean | undefined) => (isDone ? 1 : 0)

const drafts: Record<string, Draft> = {
  createProfessionalVoice: {
    route: 'POST /v1/voices/pvc',
    makes: 'VOICE',
    takesKey: true,
    input: ({ newName }) => ({ name: newName, language: 'en' }),
    timesDone: newVoices,
  },
  cloneVoice: {
    route: 'POST /v1/voices/add',
    makes: 'VOICE',
    takesKey: true,
    input: ({ newName }) => ({ name: newName, files: [null] }),
    files: (scene) => ({ 'input.files.0': recording(scene) }),
    timesDone: newVoices,
  },
  addLibraryVoice: {
    route: 'POST /v1/voices/add/:public_user_id/:voice_id',
    makes: 'VOICE',
    takesKey: true,
    input({ app, newName }) {
      const [original] = app.upstream.state.library()
      return { publicOwnerId: original!.public_owner_id, libraryVoiceId: original!.voice_id, name: newName }
    },
    timesDone: newVoices,
  },
  updateProfessionalVoice: {
    route: 'POST /v1/voices/pvc/:voice_id',
    input: ({ voiceId: id, newName }) => ({ id, name: newName }),
    timesDone: newVoices,
  },
  updateVoice: {
    route: 'POST /v1/voices/:voice_id/edit',
    category: 'cloned',
    input: ({ voiceId: id, newName }) => ({ id, name: newName, files: [null] }),
    files: (scene) => ({ 'input.files.0': recording(scene) }),
    timesDone: newSamples,
  },
  updateVoiceSettings: {
    route: 'POST /v1/voices/:voice_id/settings/edit',
    category: 'cloned',
    input: ({ voiceId: id }) => ({ id, stability: 0.125 }),
    timesDone: (scene) => once(voiceOf(scene)?.settings?.stability === 0.125),
  },
  deleteVoice: {
    route: 'DELETE /v1/voices/:voice_id',
    category: 'cloned',
    input: ofVoice,
    timesDone: (scene) => once(voiceOf(scene) === undefined),
  },
  addVoiceSamples: {
    route: 'POST /v1/voices/pvc/:voice_id/samples',
    takesKey: true,
    input: ({ voiceId }) => ({ voiceId, files: [null] }),
    files: (scene) => ({ 'input.files.0': recording(scene) }),
    timesDone: newSamples,
  },
  updateVoiceSample: {
    route: 'POST /v1/voices/pvc/:voice_id/samples/:sample_id',
    input: (scene) => ({ ...ofSample(scene), trimStartMs: 250 }),
    timesDone: (scene) => once(sampleOf(scene)?.trim_start === 250),
  },
  deleteVoiceSample: {
    route: 'DELETE /v1/voices/pvc/:voice_id/samples/:sample_id',
    input: ofSample,
    timesDone: (scene) => once(sampleOf(scene) === undefined),
  },
  trainVoice: {
    route: 'POST /v1/voices/pvc/:voice_id/train',
    takesKey: true,
    makes: 'JOB',
    input: ({ voiceId: id }) => ({ id, modelId }),
    timesDone: (scene) => once(voiceOf(scene)?.fine_tuning?.state?.[modelId] === 'queued'),
  },
  separateSpeakers: {
    route: 'POST /v1/voices/pvc/:voice_id/samples/:sample_id/separate-speakers',
    makes: 'JOB',
    input: ofSample,
    timesDone: (scene) => once(sampleOf(scene)?.speaker_separation?.status === 'pending'),
  },
  requestManualVoiceVerification: {
    route: 'POST /v1/voices/pvc/:voice_id/verification',
    input: ({ voiceId: id }) => ({ id, files: [null] }),
    files: (scene) => ({ 'input.files.0': document(scene) }),
    timesDone: (scene) => once(voiceOf(scene)?.fine_tuning?.manual_verification_requested),
  },
  verifyVoiceCaptcha: {
    route: 'POST /v1/voices/pvc/:voice_id/captcha',
    input: ({ voiceId: id }) => ({ id, recording: null }),
    files: (scene) => ({ 'input.recording': recording(scene) }),
    timesDone: (scene) => voiceOf(scene)?.fine_tuning?.verification_attempts_count ?? 0,
  },
}

/** Every mutation with an upstream write. */
export const writingMutations: readonly WritingMutation[] = Object.entries(drafts).map(([field, draft]) => {
  const { route, takesKey = false, category = 'professional', makes, input, files, timesDone } = draft
  const inputType = draft.inputType ?? `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const voiceId = field === 'deleteVoice' ? 'voiceId: deletedVoiceId' : 'voiceId'
  const query = `mutation ($input: ${inputType}!) { written: ${field}(input: $input) { ${voiceId} userErrors { code message } } }`
  return {
    field,
    route,
    takesKey,
    isUpload: files !== undefined,
    category,
    makes,
    timesDone,
    send(scene, idempotencyKey) {
      const { app } = scene
      const variables = { input: { ...input(scene), ...(idempotencyKey !== undefined && { idempotencyKey }) } }
      return files === undefined
        ? app.ask<{ written: WrittenPayload | null }>(query, { as: ada, variables })
        : app.upload<{ written: WrittenPayload | null }>(query, { as: ada, variables, files: files(scene) })
    },
  }
})

export const mutationsWithKey = writingMutations.filter(({ takesKey }) => takesKey)
