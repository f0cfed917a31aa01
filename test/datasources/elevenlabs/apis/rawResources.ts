import 'reflect-metadata'
import { DubbingResourceView } from '../../../../src/datasources/elevenlabs/apis/DubbingResourceView.js'

export const view = (raw: object) =>
  new DubbingResourceView({ version: 1, ...raw } as ConstructorParameters<typeof DubbingResourceView>[0], 'd')

export const medium = (name: string, more: object = {}) => ({
  src: `b/${name}`,
  content_type: 'audio/mpeg',
  bucket_name: 'secret-bucket',
  random_path_slug: 'secret-slug',
  duration_secs: 2,
  is_audio: true,
  url: `https://storage.example/${name}?signature=1`,
  ...more,
})

export const dub = (more: object = {}) => ({
  start_time: 1,
  end_time: 2,
  text: 'hola',
  subtitles: [{ start_time: 1, end_time: 2, lines: ['hola'] }],
  audio_stale: false,
  media_ref: medium('dub'),
  ...more,
})

export const segment = (start: unknown, end: unknown, more: object = {}) => ({
  start_time: start,
  end_time: end,
  text: 'hello',
  subtitles: [],
  dubs: {},
  ...more,
})

export const track = (segments: unknown, more: object = {}) => ({ speaker_name: 'Ada', voices: {}, segments, ...more })
