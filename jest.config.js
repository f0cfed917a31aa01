import { availableParallelism } from 'node:os'

/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/test/runner/TestEnvironment.js',
  testRunner: '<rootDir>/test/runner/runTestFile.js',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  // Tests wait for events; a busy machine makes them slow.
  testTimeout: 60_000,
  // Many tests wait for sockets and processes. Never in the process of Jest itself: tests change its globals.
  maxWorkers: availableParallelism() + 1,
  workerIdleMemoryLimit: '1GB',
}
