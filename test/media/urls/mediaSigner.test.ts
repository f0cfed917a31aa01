import { describe, expect, test } from '@jest/globals'
import { anonymous, type SignedInViewer, type Viewer } from '../../../src/auth/Viewer.js'
import { createMediaSigner } from '../../../src/media/urls/MediaSigner.js'
import { type MediaSubject, mediaPath, mediaSubjectAt } from '../../../src/media/urls/MediaSubject.js'

const key = 'a key of tests that is long enough'
const ann: SignedInViewer = {
  kind: 'user',
  userId: 'ann',
  tenantId: 'org:acme',
  scopes: new Set(['voices:read', 'voices:write']),
}
const sample: MediaSubject = { kind: 'sample', voiceId: 'v1', sampleId: 's1' }

const subjects: [string, MediaSubject][] = [
  ['/media/voices/v1/samples/s1/audio', sample],
  [
    '/media/voices/v1/samples/s1/preview',
    { kind: 'sample-preview', voiceId: 'v1', sampleId: 's1', removeBackgroundNoise: false },
  ],
  [
    '/media/voices/v1/samples/s1/clean-preview',
    { kind: 'sample-preview', voiceId: 'v1', sampleId: 's1', removeBackgroundNoise: true },
  ],
  [
    '/media/voices/v1/samples/s1/speakers/p1/audio',
    { kind: 'speaker', voiceId: 'v1', sampleId: 's1', speakerId: 'p1' },
  ],
  ['/media/voices/v1/preview', { kind: 'voice-preview', voiceId: 'v1' }],
  ['/media/dubbings/d1/languages/pt-br/audio', { kind: 'dubbing-audio', dubbingId: 'd1', language: 'pt-br' }],
  [
    '/media/dubbings/d1/parts/segment%3As1%3Aes/takes/t1/media',
    { kind: 'dubbing-media', dubbingId: 'd1', part: 'segment:s1:es', take: 't1' },
  ],
  [
    '/media/dubbings/d1/speakers/p1/voices/v1/preview',
    { kind: 'dubbing-similar', dubbingId: 'd1', speakerId: 'p1', voiceId: 'v1' },
  ],
  ['/media/audio/a1/content', { kind: 'audio', audioId: 'a1' }],
  ['/media/previews/p1/audio', { kind: 'preview', previewId: 'p1' }],
  [
    '/media/voices/v1/languages/pt-BR/models/m1/preview',
    { kind: 'language-preview', voiceId: 'v1', language: 'pt-BR', modelId: 'm1' },
  ],
]

function signerAt(iso: string, ttlSecs?: number) {
  return createMediaSigner({ key, ttlSecs, now: () => new Date(iso) })
}

function parts(url: string): [path: string, query: URLSearchParams] {
  const [path = '', query = ''] = url.split('?')
  return [path, new URLSearchParams(query)]
}

describe('A media path', () => {
  test.each(subjects)('%s is parsed and formatted unchanged', (path, subject) => {
    expect(mediaPath(subject)).toBe(path)
    expect(mediaSubjectAt(path)).toEqual(subject)
  })

  test.each([
    'a/b',
    '..',
    '.',
    '~',
    '~.',
    '~..',
    '...',
    'ä€😀',
    'a b',
    'a?b#c',
    '%2F',
    'a%',
    'a\\b',
    "!'()*",
    'audio',
    'x'.repeat(1024),
  ])('can contain the id %p', (id) => {
    const subject: MediaSubject = { kind: 'speaker', voiceId: id, sampleId: 's', speakerId: id }
    const path = mediaPath(subject)
    expect(mediaSubjectAt(path)).toEqual(subject)
    // The path after a client has resolved the URL.
    expect(mediaSubjectAt(new URL(path, 'http://host').pathname)).toEqual(subject)
  })

  test.each(['', 'x'.repeat(1025), '\ud800'])('cannot contain the id %p', (id) => {
    expect(() => mediaPath({ kind: 'voice-preview', voiceId: id })).toThrow(TypeError)
  })

  test.each([
    '',
    '/',
    '/media',
    '/media/',
    '/media/voices',
    '/media/voices/v1',
    '/media/voices//preview',
    '/media/voices/~/preview',
    '/media/voices/v1/preview/',
    '/media/voices/v1/preview/x',
    '/media/voices/v1/samples/s1/audio/x',
    '/media/voices/v1/samples/s1',
    '/media/voices%2Fsamples/v1/audio',
    '/media/voices/%zz/preview',
    '/media/voices/%ff/preview',
    `/media/voices/${'x'.repeat(1025)}/preview`,
    '/Media/voices/v1/preview',
    'http://host/media/voices/v1/preview',
  ])('%p is unknown', (path) => {
    expect(mediaSubjectAt(path)).toBeNull()
  })
})

describe('Signing', () => {
  test.each(subjects)('%s is verified for its viewer', (path, subject) => {
    const signer = signerAt('2026-01-01T10:10:00Z')
    for (const viewer of [ann, anonymous, { ...ann, userId: 'ä€😀"\\', scopes: new Set() } satisfies Viewer]) {
      const signed = signer.sign(subject, viewer)
      const [signedPath, query] = parts(signed.path)
      expect(signedPath).toBe(path)
      expect(signer.verify(signedPath, String(query))).toEqual({ subject, viewer, expiresAt: signed.expiresAt })
    }
  })

  test('does not include the expiry of the token', () => {
    const signer = signerAt('2026-01-01T10:10:00Z')
    const [path, query] = parts(signer.sign(sample, { ...ann, expiresAt: new Date() }).path)
    expect(signer.verify(path, String(query)).viewer).toEqual(ann)
  })

  test('keeps a URL within its bucket, with a lifetime between one and two spans', () => {
    const at = (time: string) => signerAt(`2026-01-01T${time}Z`, 3600).sign(sample, ann)
    expect(at('10:00:00.001')).toEqual(at('11:00:00'))
    expect(at('10:00:00.001').expiresAt).toEqual(new Date('2026-01-01T12:00:00Z'))
    expect(at('11:00:00.001').expiresAt).toEqual(new Date('2026-01-01T13:00:00Z'))
    expect(at('11:00:00.001').path).not.toBe(at('11:00:00').path)
  })

  test('ignores the order of the scopes', () => {
    const signer = signerAt('2026-01-01T10:10:00Z')
    const reordered: Viewer = { ...ann, scopes: new Set([...ann.scopes].reverse()) }
    expect(signer.sign(sample, reordered)).toEqual(signer.sign(sample, ann))
  })

  test.each<[string, Viewer]>([
    ['user', { ...ann, userId: 'bob' }],
    ['tenant', { ...ann, tenantId: 'user:ann' }],
    ['scopes', { ...ann, scopes: new Set(['voices:read']) }],
    ['kind', anonymous],
  ])('gives another %s another URL', (_, viewer) => {
    const signer = signerAt('2026-01-01T10:10:00Z')
    expect(signer.sign(sample, viewer).path).not.toBe(signer.sign(sample, ann).path)
  })

  test.each<[string, Parameters<typeof createMediaSigner>[0]]>([
    ['31', { key: 'x'.repeat(31) }],
    ['16', { key: new Uint8Array(16) }],
    ['whole number', { key, ttlSecs: 0 }],
    ['whole number', { key, ttlSecs: 0.5 }],
  ])('refuses its options with a message about %s', (message, options) => {
    expect(() => createMediaSigner(options)).toThrow(message)
  })

  test('accepts a key of bytes', () => {
    const now = () => new Date('2026-01-01T10:10:00Z')
    const bytes = createMediaSigner({ key: new TextEncoder().encode(key), now })
    expect(bytes.sign(sample, ann)).toEqual(createMediaSigner({ key, now }).sign(sample, ann))
  })
})

describe('Verification', () => {
  const signer = signerAt('2026-01-01T10:10:00Z')
  const [path, query] = parts(signer.sign(sample, ann).path)
  const withQuery = (change: (query: URLSearchParams) => void) => {
    const changed = new URLSearchParams(query)
    change(changed)
    return String(changed)
  }
  const bob = parts(signer.sign(sample, { ...ann, userId: 'bob' }).path)[1]
  const invalid = { status: 403, code: 'MEDIA_URL_INVALID' }

  test.each<[string, string]>([
    ['an empty query', ''],
    ['no viewer', withQuery((q) => q.delete('viewer'))],
    ['no expiry', withQuery((q) => q.delete('expires'))],
    ['no signature', withQuery((q) => q.delete('signature'))],
    ['a viewer twice', withQuery((q) => q.append('viewer', q.get('viewer')!))],
    ['an expiry twice', withQuery((q) => q.append('expires', q.get('expires')!))],
    ['a signature twice', withQuery((q) => q.append('signature', q.get('signature')!))],
    ['an unknown key', withQuery((q) => q.append('x', '1'))],
    ['a key of every object', withQuery((q) => q.append('__proto__', '1'))],
    ['a different viewer', withQuery((q) => q.set('viewer', bob.get('viewer')!))],
    ['the signature of a different viewer', withQuery((q) => q.set('signature', bob.get('signature')!))],
    ['a later expiry', withQuery((q) => q.set('expires', '99999999999'))],
    ['an expiry in another spelling', withQuery((q) => q.set('expires', `0${q.get('expires')}`))],
    ['an expiry that is not a number', withQuery((q) => q.set('expires', '1e9'))],
    ['a viewer above the maximum length', withQuery((q) => q.set('viewer', 'x'.repeat(4097)))],
    ['a signature above the maximum length', withQuery((q) => q.set('signature', `${q.get('signature')}A`))],
    ['a truncated signature', withQuery((q) => q.set('signature', q.get('signature')!.slice(0, -1)))],
    [
      'a changed signature',
      withQuery((q) =>
        q.set(
          'signature',
          q.get('signature')!.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
        ),
      ),
    ],
    ['a truncated query', String(query).slice(0, -5)],
    ['malformed encoding', `${query}%`],
  ])('refuses %s', (_, changed) => {
    expect(() => signer.verify(path, changed)).toThrow(expect.objectContaining(invalid))
  })

  test('accepts the parameters in any order, and the path in any encoding', () => {
    const reversed = [...query].reverse()
    expect(signer.verify(path, String(new URLSearchParams(reversed))).subject).toEqual(sample)
    expect(signer.verify('/media/voices/%76%31/samples/s1/audio', String(query)).subject).toEqual(sample)
  })

  test.each(subjects.slice(1))('refuses the signature of another subject at %s', (other) => {
    expect(() => signer.verify(other, String(query))).toThrow(expect.objectContaining(invalid))
  })

  test('distinguishes the parts of a path', () => {
    const one = signer.sign({ kind: 'sample', voiceId: 'a/samples/b', sampleId: 'c' }, ann).path
    const other = mediaPath({ kind: 'sample', voiceId: 'a', sampleId: 'b/samples/c' })
    expect(() => signer.verify(other, String(parts(one)[1]))).toThrow(expect.objectContaining(invalid))
  })

  test('refuses a signature of another key', () => {
    const other = createMediaSigner({ key: key.toUpperCase(), now: () => new Date('2026-01-01T10:10:00Z') })
    expect(() => other.verify(path, String(query))).toThrow(expect.objectContaining(invalid))
  })

  test('reports an unknown path with any query', () => {
    const unknown = expect.objectContaining({ status: 404, code: 'NOT_FOUND' })
    expect(() => signer.verify('/media/voices/v1/nothing', String(query))).toThrow(unknown)
  })

  test('distinguishes an expired URL from an invalid one', () => {
    const late = signerAt('2026-01-01T12:00:00Z')
    expect(() => late.verify(path, String(query))).toThrow(
      expect.objectContaining({ status: 410, code: 'MEDIA_URL_EXPIRED' }),
    )
    expect(signerAt('2026-01-01T11:59:59Z').verify(path, String(query)).subject).toEqual(sample)
    const forged = withQuery((q) => q.set('expires', '1'))
    expect(() => late.verify(path, forged)).toThrow(expect.objectContaining(invalid))
  })
})

describe('A download URL', () => {
  const signer = signerAt('2026-11-20T12:00:00Z')
  const verify = (url: string) => signer.verify(...(url.split('?') as [string, string]))

  test('has its file name in the signature', () => {
    const { path, expiresAt } = signer.sign(sample, ann, 'Chapter 1 & 2')
    expect(verify(path)).toEqual({ subject: sample, viewer: ann, expiresAt, fileName: 'Chapter 1 & 2' })
    const plain = signer.sign(sample, ann).path
    expect(verify(plain)).not.toHaveProperty('fileName')
    const refused = { code: 'MEDIA_URL_INVALID' }
    const [start, name] = path.split('&download=')
    for (const forged of [start, `${start}&download=other`, `${path}&download=${name}`, `${plain}&download=${name}`]) {
      expect(() => verify(forged!)).toThrow(expect.objectContaining(refused))
    }
  })

  test.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\evil.exe', 'C__Windows_evil.exe'],
    ['a\r\nSet-Cookie: x=1', 'aSet-Cookie_ x=1'],
    ['a"; filename="evil.exe', 'a__ filename=_evil.exe'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['\ud83c half', '\ufffd half'],
    ['NUL', '_NUL'],
    ['com1.mp3', '_com1.mp3'],
    ['.hidden. ', 'hidden'],
    ['...', 'file'],
    ['', 'file'],
    ['\u200b', '_'],
    ['x'.repeat(5_000), 'x'.repeat(120)],
  ])('has no name that a file system or a header could misread: %j', (given, fileName) => {
    expect(verify(signer.sign(sample, ann, given).path).fileName).toBe(fileName)
  })
})
