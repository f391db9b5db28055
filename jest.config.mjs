/** Unit specs live beside what they test; everything that speaks HTTP or SQL lives in test/. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2023',
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: true,
      },
    ],
  },
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.e2e-spec.ts'],
  setupFiles: ['<rootDir>/test/support/esm-first.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/each-test.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  reporters: ['default', '<rootDir>/test/support/specification-reporter.mjs'],
  testTimeout: 30_000,
  // what is tested has limits of time of its own: a busy machine must not reach them
  maxWorkers: 2,
  // modules of earlier files stay in a worker's memory; a fresh one is faster than one that collects garbage
  workerIdleMemoryLimit: '1GB',
  collectCoverageFrom: [
    'src/**/*.ts',
    '!src/**/*.spec.ts',
    '!src/{main,api,worker}.ts',
    '!src/{rotate-keys,verify-history,replay-events,stoa}.ts',
    // tried as a program of its own (test/cli*.e2e-spec.ts), where nothing is counted
    '!src/cli/**',
    '!src/database/migrations/**',
  ],
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'lcovonly', 'json-summary'],
  coverageThreshold: { global: { lines: 90, branches: 90 } },
};
