const swc = require('./infra/swc.json');

const { baseUrl, paths, ...jsc } = swc.jsc;

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/tests'],
  testMatch: ['**/*.spec.ts'],
  // Room for a busy machine; nothing is judged by the clock.
  testTimeout: 30_000,
  runtime: '<rootDir>/infra/test-runtime.cjs',
  testSequencer: '<rootDir>/infra/test-sequence.cjs',
  setupFiles: ['reflect-metadata'],
  transform: { '\\.ts$': ['@swc/jest', { ...swc, jsc, swcrc: false }] },
  moduleNameMapper: { '^@famsam/([a-z]+)$': '<rootDir>/libs/$1/index.ts' },
};
