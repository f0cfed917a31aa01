import type { MutationWorld } from './mutationWorld.js'
import { speechFile } from './speechFile.js'
import type { Input } from './wrongValues.js'

const text =
  'A text of more than one hundred characters, which is the least that a preview of a voice can be made of here.'
const labels = [
  { key: 'accent', value: 'british' },
  { key: 'age', value: 'old' },
]
let pitch = 100
/** A recording that no voice has. */
function recording(): File {
  pitch += 1
  return speechFile(`take-${pitch}.wav`, { pitch, secs: 0.2 })
}
function document(): File {
  pitch += 1
  return new File([`%PDF-1.4 ${pitch}`], `paper-${pitch}.pdf`, { type: 'application/pdf' })
}
const settings = { stability: 0.5, similarityBoost: 0.5, style: 0.5, speed: 1 }
const session = { remixingSessionId: 'session', remixingSessionIterationId: 'round' }

/**
 * Valid inputs of every mutation, in an order in which each can run. Together they contain every list, every nested
 * input, and every argument that is only valid together with others.
 */
export const validInputs: Readonly<Record<string, (world: MutationWorld) => readonly Input[]>> = {
  ...voiceInputs(),
  ...audioInputs(),
  ...dubbingInputs(),
  ...deletions(),
}

function voiceInputs(): Record<string, (world: MutationWorld) => readonly Input[]> {
  return {
    createProfessionalVoice: () => [{ name: 'Pro', language: 'en', labels }],
    updateProfessionalVoice: ({ professionalId: id }) => [{ id, name: 'Pro 2', labels }],
    cloneVoice: () => [{ name: 'Clone', files: [recording(), recording(), recording()], labels }],
    updateVoice: ({ clonedId: id }) => [{ id, files: [recording(), recording(), recording()], labels }],
    updateVoiceSettings: ({ clonedId: id }) => [{ id, ...settings }],
    addLibraryVoice: ({ app }) => {
      const { public_owner_id: publicOwnerId, voice_id: libraryVoiceId } = app.upstream.state.library()[0]!
      return [{ publicOwnerId, libraryVoiceId, name: 'From the library' }]
    },
    findSimilarVoices: () => [{ audio: recording() }],
    adoptVoice: ({ ownerlessId: id }) => [{ id, ownerId: 'ada', tenantId: 'org:acme' }],
    shareVoice: ({ clonedId: id }) => [{ id, userId: 'bob' }],
    unshareVoice: ({ clonedId: id }) => [{ id, userId: 'bob' }],
    setVoiceVisibility: ({ clonedId: id }) => [{ id, visibility: 'TENANT' }],
    resolveVoiceOperation: ({ operationId: id, madeVoiceId: voiceId }) => [{ id, voiceId }],
    addVoiceSamples: ({ professionalId: voiceId }) => [{ voiceId, files: [recording(), recording(), recording()] }],
    updateVoiceSample: ({ sampleId: id, speakerIds }) => [
      { id, selectedSpeakerIds: speakerIds, trimStartMs: 100, trimEndMs: 2_000, fileName: 'take.wav' },
    ],
    separateSpeakers: ({ sampleId: id }) => [{ id }],
    requestManualVoiceVerification: ({ professionalId: id }) => [{ id, files: [document(), document(), document()] }],
    verifyVoiceCaptcha: ({ professionalId: id }) => [{ id, recording: recording() }],
    trainVoice: ({ professionalId: id }) => [{ id, modelId: 'eleven_multilingual_v2' }],
  }
}

function audioInputs(): Record<string, (world: MutationWorld) => readonly Input[]> {
  return {
    createSpeech: ({ clonedId: voiceId, audioIds: [, second, third] }) => [
      {
        ...{ voiceId, text: 'Hello.', language: 'en', voiceSettings: settings },
        pronunciationDictionaries: [{ id: 'words' }, { id: 'names' }],
        previousGeneratedAudioIds: [second, third],
        nextGeneratedAudioIds: [second, third],
      },
    ],
    changeVoice: ({ clonedId: voiceId }) => [{ voiceId, audio: recording(), voiceSettings: settings }],
    isolateAudio: () => [{ audio: speechFile('long.wav', { secs: 5 }) }],
    createSoundEffect: () => [{ text: 'A door closes.' }],
    designVoice: () => [
      { description: text, text, ...session },
      { description: text, text, model: 'ELEVEN_TTV_V3', referenceAudio: recording(), promptStrength: 0.5 },
    ],
    remixVoice: ({ clonedId: voiceId }) => [{ voiceId, description: 'Slower.', text, ...session }],
    createVoiceFromPreview: ({ previewIds: [previewId, ...others] }) => [
      { previewId, name: 'Designed', labels, playedNotSelectedPreviewIds: others },
    ],
  }
}

function dubbingInputs(): Record<string, (world: MutationWorld) => readonly Input[]> {
  return {
    createDubbing: () => [
      { name: 'Film', sourceUrl: 'https://example.com/film.mp4', targetLanguage: 'es', startSecs: 1, endSecs: 2 },
      { name: 'Film', file: recording(), targetLanguage: 'es' },
    ],
    addDubbingLanguage: ({ dubbingId }) => [{ dubbingId, language: 'de' }],
    createDubbingSpeaker: ({ dubbingId, clonedId: voiceId }) => [
      { dubbingId, name: 'Third', voice: { mode: 'VOICE', voiceId } },
    ],
    updateDubbingSpeaker: ({ dubbingSpeakerIds: [id], clonedId: voiceId }) => [
      { id, name: 'First', voice: { mode: 'VOICE', voiceId }, languages: ['es', 'fr'] },
    ],
    createDubbingSegment: ({ dubbingId, dubbingSpeakerIds: [speakerId] }) => [
      {
        ...{ dubbingId, speakerId, startSecs: 39.8, endSecs: 39.9 },
        translations: [
          { language: 'es', text: 'Hola' },
          { language: 'fr', text: 'Salut' },
        ],
      },
    ],
    updateDubbingSegment: ({ segmentIds: [id] }) => [{ id, language: 'es', text: 'Hola' }],
    moveDubbingSegments: ({ dubbingId, segmentIds: [one, two], dubbingSpeakerIds: [speakerId] }) => [
      { dubbingId, segmentIds: [one, two], speakerId },
    ],
    transcribeDubbingSegments: ({ dubbingId, segmentIds }) => [{ dubbingId, segmentIds }],
    translateDubbingSegments: ({ dubbingId, segmentIds }) => [{ dubbingId, segmentIds, languages: ['es', 'fr'] }],
    dubDubbingSegments: ({ dubbingId, segmentIds }) => [{ dubbingId, segmentIds, languages: ['es', 'fr'] }],
    renderDubbing: ({ dubbingId }) => [{ dubbingId, language: 'es', type: 'MP3' }],
  }
}

function deletions(): Record<string, (world: MutationWorld) => readonly Input[]> {
  return {
    deleteDubbingSegment: ({ segmentIds: [id] }) => [{ id }],
    deleteDubbingSegments: ({ dubbingId, segmentIds: [, second, third] }) => [
      { dubbingId, segmentIds: [second, third] },
    ],
    deleteDubbing: ({ deletedDubbingId: id }) => [{ id }],
    deleteVoiceSample: ({ deletedSampleId: id }) => [{ id }],
    deleteGeneratedAudio: ({ audioIds: [id] }) => [{ id }],
    deleteVoice: ({ deletedId: id }) => [{ id }],
    transferVoice: ({ clonedId: id }) => [{ id, ownerId: 'bob' }],
  }
}
