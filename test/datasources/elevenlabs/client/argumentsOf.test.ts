import { describe, expect, test } from '@jest/globals'
import { isInputObjectType } from 'graphql'
import { type ArgumentName, argumentsOf } from '../../../../src/datasources/elevenlabs/client/argumentsOf.js'
import { errorFromResponse } from '../../../../src/datasources/elevenlabs/client/errorFromResponse.js'
import { argumentNames } from '../../../../src/datasources/elevenlabs/translations/argumentNames.js'
import { buildSubgraph } from '../../../../src/server/buildSubgraph.js'

const files = {
  field: 'files',
  sent: [
    ['files', '2'],
    ['files', '0'],
    ['files', '1'],
  ],
}

function argumentIn(operation: string, detail: unknown, uploaded?: typeof files): readonly string[] | undefined {
  return errorFromResponse({ status: 422, headers: {} }, JSON.stringify({ detail }), (refused) =>
    argumentsOf(refused, argumentNames(operation), uploaded),
  ).argument
}

describe('The location of a validation error becomes the path of the argument:', () => {
  test.each<[operation: string, loc: unknown[], argument: string[] | undefined]>([
    ['voices.createProfessional', ['body', 'name'], ['name']],
    ['voices.editSettings', ['body', 'similarity_boost'], ['similarityBoost']],
    ['voices.clone', ['body', 'labels', 'accent'], ['labels']],
    ['speech.create', ['body', 'voice_settings', 'use_speaker_boost'], ['voiceSettings', 'hasSpeakerBoost']],
    [
      'speech.create',
      ['body', 'pronunciation_dictionary_locators', 1, 'version_id'],
      ['pronunciationDictionaries', '1', 'versionId'],
    ],
    ['speech.createTimed', ['query', 'output_format'], ['outputFormat']],
    ['audio.createSoundEffect', ['body', 'duration_seconds'], ['durationSecs']],
    ['previews.design', ['body', 'voice_description'], ['description']],
    ['dubbing.create', ['body', 'target_lang'], ['targetLanguage']],
    ['dubbing.createSpeaker', ['body', 'voice_id'], ['voice', 'voiceId']],
    ['dubbing.translate', ['body', 'segments', 3], ['segmentIds', '3']],
    ['speech.create', ['path', 'voice_id'], ['voiceId']],
    ['voices.edit', ['path', 'voice_id'], []],
    ['speech.create', ['body', 'speed'], ['voiceSettings', 'speed']],
    ['voices.createProfessional', ['body', 'labels', 'language'], ['labels']],
    ['speech.create', ['body', 'voice_settings', 'VoiceSettings', 'speed'], ['voiceSettings', 'speed']],
    ['speech.create', ['body', 'voice_settings', 'text'], ['voiceSettings']],
    ['speech.create', ['body', 'a_new_field'], undefined],
    ['speech.create', ['body', '__proto__'], undefined],
    ['speech.create', ['body', 'constructor'], undefined],
    ['speech.create', ['body', { text: 1 }], undefined],
    ['speech.create', ['body', 7], undefined],
    ['speech.create', ['body', 'previous_request_ids', -1], ['previousGeneratedAudioIds']],
    ['speech.create', [], undefined],
    ['unknown.operation', ['body', 'text'], undefined],
  ])('%s %j', (operation, loc, argument) => {
    expect(argumentIn(operation, [{ loc, msg: 'secret', type: 'value_error' }])).toEqual(argument)
  })

  test('the first known location is used', () => {
    const details = [{ loc: ['body', 'unknown'] }, 'no location', { loc: 'body' }, { loc: ['body', 'text'] }]
    expect(argumentIn('speech.create', details)).toEqual(['text'])
  })

  test('an uploaded file has its index in the list of the mutation, independent of the order of arrival', () => {
    expect(argumentIn('voices.clone', [{ loc: ['body', 'files', 0] }], files)).toEqual(['files', '2'])
    expect(argumentIn('voices.clone', [{ loc: ['body', 'files'] }], files)).toEqual(['files'])
    expect(argumentIn('voices.clone', [{ loc: ['body', 'files', 9] }], files)).toEqual(['files'])
  })
})

describe('The parameter or the code of a domain error becomes the path of the argument:', () => {
  test.each<[operation: string, detail: object, argument: string[] | undefined]>([
    ['speech.create', { code: 'invalid_parameters', param: 'voice_settings.speed' }, ['voiceSettings', 'speed']],
    ['speech.create', { code: 'invalid_parameters', param: 'body.voice_settings.speed' }, ['voiceSettings', 'speed']],
    ['dubbing.translate', { code: 'invalid_parameters', param: 'segments[3]' }, ['segmentIds', '3']],
    ['speech.create', { code: 'voice_not_found' }, ['voiceId']],
    ['speech.create', { status: 'text_too_long' }, ['text']],
    ['audio.changeVoice', { code: 'model_not_found' }, ['modelId']],
    ['previews.design', { code: 'unsupported_model' }, ['model']],
    ['previews.design', { code: 'invalid_audio' }, ['referenceAudio']],
    ['voices.addFromLibrary', { code: 'voice_not_found' }, ['libraryVoiceId']],
    ['voices.edit', { code: 'voice_not_found' }, undefined],
    ['dubbing.addLanguage', { code: 'resource_already_exists' }, ['language']],
    ['dubbing.moveSegments', { code: 'segment_not_found' }, ['segmentIds']],
    ['dubbing.moveSegments', { code: 'speaker_not_found' }, ['speakerId']],
    ['dubbing.deleteSegment', { code: 'segment_not_found' }, undefined],
    ['voices.train', { code: 'voice_not_verified' }, undefined],
  ])('%s %j', (operation, detail, argument) => {
    expect(argumentIn(operation, detail)).toEqual(argument)
  })

  test('a code about a file refers to the only file or to the list', () => {
    expect(argumentIn('voices.clone', { code: 'invalid_audio' }, files)).toEqual(['files'])
    const single = { field: 'audio', sent: [['audio']] }
    expect(argumentIn('audio.isolate', { code: 'audio_too_long' }, single)).toEqual(['audio'])
  })
})

test('Every argument of the table exists in the schema', () => {
  const types = Object.values(buildSubgraph().getTypeMap()).filter(isInputObjectType)
  const known = new Set(types.flatMap((type) => Object.keys(type.getFields())))
  const apis = ['voices', 'samples', 'verification', 'speech', 'audio', 'previews', 'dubbing']
  const operations = [
    ...apis.map((api) => `${api}.any`),
    'voices.addFromLibrary',
    'dubbing.moveSegments',
    'dubbing.dub',
  ]
  const namesOf = (name: ArgumentName): readonly string[] => {
    if (typeof name === 'string') return [name]
    return 'fields' in name ? [name.name, ...Object.values(name.fields).flatMap(namesOf)] : name
  }
  const names = operations.flatMap((operation) => Object.values(argumentNames(operation)).flatMap(namesOf))
  expect(names.filter((name) => !known.has(name))).toEqual([])
})
