import { availableParallelism } from 'node:os'

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // The generated Prisma client and compiled output are plain files of ours; nothing under dist is a module of the tests.
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: true },
          target: 'es2023',
        },
        module: { type: 'es6' },
      },
    ],
  },
  // Generous: what is slow is the machine. No test waits for a time, each waits for what shall happen.
  testTimeout: 60_000,
  // A process of its own for the tests even where two cores are all there is: modules of a test file are never given back, and
  // with them, in one process for all, the embedded databases would gather to gigabytes.
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  workerIdleMemoryLimit: '1GB',
}
