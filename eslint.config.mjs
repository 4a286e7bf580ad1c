import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Deciders decide and the store remembers: the in-memory bus of @nestjs/cqrs loses events when a handler throws. */
const bannedFromCqrs = ['EventBus', 'AggregateRoot', 'EventPublisher', 'EventsHandler', 'Saga'];

/** The present and chance come in by the platform's clock and ids alone, so that tests can hold them still. */
const presentAndChance = [
  {
    selector:
      "MemberExpression[object.name='Date'][property.name='now'], NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
    message: 'Take the present from the Clock',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance has no place here',
  },
  {
    selector:
      "MemberExpression[property.name='randomUUID'], ImportSpecifier[imported.name=/^(randomUUID|v1|v4|v6|v7)$/]",
    message: 'Ids come from newId of the platform, or are named',
  },
];

/** Days are days in Sweden: neither those of UTC nor those of the zone the process happens to run in (found B11). */
const swedishDays = [
  {
    selector:
      "CallExpression[callee.property.name=/^(slice|substring|substr)$/][arguments.length=2][arguments.0.value=0][arguments.1.value=10], CallExpression[callee.property.name='split'][arguments.0.value='T']",
    message: 'The day of an instant is dayInSweden of it',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(get|set)(FullYear|Month|Date|Day|Hours)$/], CallExpression[callee.property.name=/^toLocale(Date|Time)String$/]',
    message: 'This follows the zone of the process',
  },
  {
    selector:
      "NewExpression[callee.property.name='DateTimeFormat']:not(:has(Property[key.name='timeZone']))",
    message: 'A format of days names its time zone',
  },
];

/** A test that is left out unseen proves nothing; `focused` ones leave out all others. */
const leftOutTests = [
  {
    selector:
      "CallExpression[callee.object.name=/^(describe|it|test)$/][callee.property.name='only'], CallExpression[callee.object.object.name=/^(describe|it|test)$/][callee.object.property.name='only']",
    message: 'A focused test leaves out all others.',
  },
  {
    selector: 'CallExpression[callee.name=/^(fdescribe|fit)$/]',
    message: 'A focused test leaves out all others.',
  },
  {
    selector:
      "CallExpression[callee.object.name=/^(describe|it|test)$/][callee.property.name='skip'], CallExpression[callee.name=/^(xdescribe|xit|xtest)$/]",
    message: 'Skip only with `condition ? it : it.skip` and a printed reason.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      '.data/',
      'node_modules/',
      'infra/demo/register/',
      'apps/web/src/api/schema.d.ts',
      'apps/web/vite.config.mts',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'apps/web/tsconfig.json', 'tests/browser/tsconfig.json'],
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // `string | unknown` tells the reader more than `unknown`.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // Deciders are plain functions in an object: nothing in them knows `this`.
      '@typescript-eslint/unbound-method': 'off',
      // A handler is async by its interface, whether it waits or not.
      '@typescript-eslint/require-await': 'off',
      // Takes what only a decorator reads for unused.
      'no-useless-assignment': 'off',
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@nestjs/cqrs', importNames: bannedFromCqrs }] },
      ],
      'max-lines': ['error', 400],
    },
  },
  {
    files: ['libs/**/*.ts'],
    ignores: ['**/*.spec.ts', 'libs/platform/clock.ts', 'libs/platform/ids.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...presentAndChance, ...swedishDays],
      'no-console': 'error',
    },
  },
  {
    files: ['apps/**/*.ts', 'apps/**/*.tsx'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...swedishDays] },
  },
  {
    // Reckoning with days without a clock, at noon or midnight of UTC; and how Postgres writes an instant.
    files: ['libs/kernel/local-date.ts', 'libs/platform/events/recorded-events.ts'],
    rules: { 'no-restricted-syntax': ['error', ...presentAndChance] },
  },
  {
    files: [
      'apps/web/src/pages/meetings/finding/request-values.ts',
      'apps/web/src/pages/statistics/queries.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Answers over HTTP and rows of raw SQL have no types of ours; those of the router are too deep for
    // lint, which sees any where tsc sees them whole.
    files: ['**/*.spec.ts', 'tests/**/*.ts', 'apps/web/**'],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [
        `@typescript-eslint/no-unsafe-${use}`,
        'off',
      ]),
    ),
  },
  {
    // A redirect is thrown to the router; data of events is of any shape until it is put in words.
    files: ['apps/web/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  {
    files: ['**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...leftOutTests] },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'module',
          'require',
          '__dirname',
          'URL',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'fetch',
          'Buffer',
          'AbortController',
          'AbortSignal',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: {
      'max-lines': ['error', 400],
      'no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
    },
  },
);
