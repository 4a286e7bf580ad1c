const swc = require('./infra/swc.json');

const { baseUrl, paths, ...jsc } = swc.jsc;

/** Nest 12 and uuid are published as ES modules only; jest runs CommonJS, so they are transformed (decision 0001). */
const esmOnly = ['@nestjs', 'uuid', 'content-disposition'];

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/tests'],
  testMatch: ['**/*.spec.ts'],
  // Room for a busy machine; nothing is judged by the clock.
  testTimeout: 30_000,
  testSequencer: '<rootDir>/infra/test-sequence.cjs',
  setupFiles: ['reflect-metadata'],
  transform: { '\\.(ts|js|mjs)$': ['@swc/jest', { ...swc, jsc, swcrc: false }] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleNameMapper: { '^@famsam/([a-z]+)$': '<rootDir>/libs/$1/index.ts' },
};
