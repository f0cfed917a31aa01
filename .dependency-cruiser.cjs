/**
 * The layers of docs/ARCHITECTURE.md. A layer may import itself and the layers in its list. A layer is a folder of src, or a
 * file.
 */
const layers = {
  text: [],
  schema: [],
  auth: ['errors', 'schema', 'async'],
  async: ['errors'],
  datasources: ['schema', 'errors', 'auth', 'logger', 'metrics', 'async', 'text', 'OperationBudget'],
  loaders: ['datasources', 'schema', 'errors', 'async'],
  media: ['loaders', 'datasources', 'schema', 'auth', 'errors', 'logger', 'async', 'text'],
  services: [
    'media',
    'loaders',
    'datasources',
    'schema',
    'auth',
    'errors',
    'context',
    'logger',
    'metrics',
    'async',
    'text',
  ],
  jobs: ['services', 'datasources', 'schema', 'errors', 'logger', 'metrics'],
  resolvers: ['services', 'media', 'loaders', 'datasources', 'schema', 'auth', 'errors', 'context'],
}
const leaves = ['RepeatedFailures', 'telemetry']
const files = [...leaves, 'logger', 'metrics', 'errors', 'context', 'OperationBudget', 'AnswerDeadline']

const layer = (name) => (files.includes(name) ? `^src/${name}\\.ts$` : `^src/${name}/`)

/** Inside each of these folders a sub-folder may import only the sub-folders that stand before it in the list. */
const subfolders = {
  schema: ['shared', 'users', 'voices', 'workspace', 'audio', 'previews', 'dubbing', 'jobs', 'operations'],
  'datasources/postgres': [
    ...['generated', 'database', 'leases', 'audit', 'voices', 'previews', 'audio', 'dubbing', 'jobs', 'operations'],
    'workspace',
  ],
  'datasources/elevenlabs': ['limiters', 'client', 'translations', 'apis'],
  media: ['urls', 'uploads', 'recordings', 'delivery'],
  services: ['operations', 'voices', 'previews', 'audio', 'dubbing', 'jobs', 'reconciliation', 'workspace'],
  resolvers: ['shared', 'voices', 'audio', 'previews', 'dubbing', 'jobs', 'operations', 'workspace'],
  server: ['errors', 'responses', 'operations', 'http', 'uploads', 'subscriptions', 'start'],
}

const subfolderRules = Object.entries(subfolders).flatMap(([folder, names]) =>
  names.slice(0, -1).map((name, index) => ({
    name: `${folder}/${name}-imports-only-earlier-folders`,
    severity: 'error',
    from: { path: `^src/${folder}/${name}/` },
    to: { path: names.slice(index + 1).map((later) => `^src/${folder}/${later}/`) },
  })),
)

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'emulator-does-not-import-src',
      comment:
        'The emulator imitates the upstream: code shared with the client would have the same mistakes on both sides.',
      severity: 'error',
      from: { path: '^emulator/' },
      to: { path: '^src/' },
    },
    {
      name: 'src-does-not-import-the-emulator',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^emulator/' },
    },
    {
      name: 'wire-types-stay-in-apis-and-translations',
      comment: 'The vendor’s package is a source of wire types. APIs read them, and translations replace them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/datasources/elevenlabs/(apis|translations)/' },
      to: { path: '@elevenlabs/' },
    },
    {
      name: 'prisma-stays-in-the-stores',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/datasources/postgres/' },
      to: { path: ['@prisma/', 'postgres/generated/'] },
    },
    ...leaves.map((leaf) => ({
      name: `${leaf}-is-a-leaf`,
      severity: 'error',
      from: { path: layer(leaf) },
      to: { path: '^src/' },
    })),
    {
      name: 'errors-imports-text-only',
      severity: 'error',
      from: { path: layer('errors') },
      to: { path: '^src/', pathNot: layer('text') },
    },
    {
      name: 'logger-imports-repeated-failures-only',
      severity: 'error',
      from: { path: layer('logger') },
      to: { path: '^src/', pathNot: layer('RepeatedFailures') },
    },
    ...['OperationBudget', 'AnswerDeadline', 'metrics'].map((file) => ({
      name: `${file}-imports-errors-only`,
      severity: 'error',
      from: { path: layer(file) },
      to: { path: '^src/', pathNot: layer('errors') },
    })),
    {
      name: 'context-imports-loaders-and-below',
      severity: 'error',
      from: { path: layer('context') },
      to: { path: '^src/(resolvers|services|jobs|server|main|config)' },
    },
    ...Object.entries(layers).map(([name, allowed]) => ({
      name: `${name}-imports-only-its-layers`,
      severity: 'error',
      from: { path: layer(name) },
      to: { path: '^src/', pathNot: [name, ...allowed].map(layer) },
    })),
    ...subfolderRules,
  ],
  options: {
    // TypeScript 7 has no API yet that the cruiser could read sources with; swc has, type-only imports included.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'src/datasources/postgres/generated/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
