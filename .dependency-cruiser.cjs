/** The arrow of docs/ARCHITECTURE.md: which room may import which. A room may import itself and what its row names. */
const rooms = {
  schema: [],
  auth: ['errors', 'schema'],
  datasources: ['schema', 'errors', 'auth', 'logger', 'metrics', 'withDeadline'],
  loaders: ['datasources', 'schema', 'errors'],
  media: ['loaders', 'datasources', 'schema', 'auth', 'errors', 'logger', 'withDeadline'],
  services: ['media', 'loaders', 'datasources', 'schema', 'auth', 'errors', 'context', 'logger', 'metrics'],
  jobs: ['services', 'datasources', 'schema', 'errors', 'logger', 'metrics'],
  resolvers: ['services', 'media', 'loaders', 'datasources', 'schema', 'auth', 'errors', 'context'],
}
const leaves = ['errors', 'logger', 'metrics', 'telemetry']

const files = [...leaves, 'context', 'withDeadline', 'OperationBudget']

const room = (name) => (files.includes(name) ? `^src/${name}\\.ts$` : `^src/${name}/`)

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'the-emulator-stands-alone',
      comment:
        'It is a stand-in for somebody else’s program: whatever it shared with us would be wrong in both at once.',
      severity: 'error',
      from: { path: '^emulator/' },
      to: { path: '^src/' },
    },
    {
      name: 'the-program-does-not-know-the-emulator',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^emulator/' },
    },
    {
      name: 'wire-types-stay-at-the-door',
      comment: 'The vendor’s package is there for its types, and those never pass the door.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/datasources/elevenlabs/' },
      to: { path: '@elevenlabs/' },
    },
    {
      name: 'prisma-stays-behind-the-stores',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/datasources/postgres/' },
      to: { path: ['@prisma/', 'postgres/generated/'] },
    },
    ...leaves.map((leaf) => ({
      name: `${leaf}-is-a-leaf`,
      severity: 'error',
      from: { path: room(leaf) },
      to: { path: '^src/' },
    })),
    ...['withDeadline', 'OperationBudget'].map((file) => ({
      name: `${file}-knows-errors-only`,
      severity: 'error',
      from: { path: room(file) },
      to: { path: '^src/', pathNot: room('errors') },
    })),
    {
      name: 'context-stands-between-loaders-and-services',
      severity: 'error',
      from: { path: room('context') },
      to: { path: '^src/(resolvers|services|jobs|server|main|config)' },
    },
    ...Object.entries(rooms).map(([name, allowed]) => ({
      name: `${name}-imports-only-what-it-may`,
      severity: 'error',
      from: { path: room(name) },
      to: { path: '^src/', pathNot: [name, ...allowed].map(room) },
    })),
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
