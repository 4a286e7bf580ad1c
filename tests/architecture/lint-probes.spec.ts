import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { build, goodHouse, tearDown } from './good-house';
import { projectRoot } from './house';

/** One planted violation per rule of the house that lint keeps: where, what, and which rule has to fire. */
const probes: readonly { rule: string; file: string; source: string }[] = [
  ...['EventBus', 'AggregateRoot', 'EventPublisher', 'EventsHandler', 'Saga'].map((name) => ({
    rule: 'no-restricted-imports',
    file: `libs/cases/${name}.ts`,
    source: `import { ${name} } from '@nestjs/cqrs';\nexport const banned = ${name};`,
  })),
  ...Object.entries({
    'date-now': 'Date.now()',
    'date-now-passed-on': 'Date.now',
    'new-date': 'new Date()',
    'date-call': 'Date()',
    random: 'Math.random()',
    'day-of-utc': `new Date('2026-11-22').toISOString().slice(0, 10)`,
    'day-of-instant': `'2026-11-22T23:30:00Z'.substring(0, 10)`,
    'day-before-t': `'2026-11-22T23:30:00Z'.split('T')[0]`,
    'day-of-process': `new Date('2026-11-22').getDate()`,
    'day-of-process-in-words': `new Date('2026-11-22').toLocaleDateString('sv-SE')`,
    'format-of-process': `new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long' })`,
    'random-uuid': 'crypto.randomUUID()',
  }).map(([name, expression]) => ({
    rule: 'no-restricted-syntax',
    file: `libs/cases/${name}.ts`,
    source: `import * as crypto from 'node:crypto';\nexport const banned = [${expression}, crypto];`,
  })),
  {
    rule: 'no-restricted-syntax',
    file: 'apps/api/day-of-utc.ts',
    source: `export const day = (at: string) => at.slice(0, 10);`,
  },
  {
    rule: 'no-restricted-syntax',
    file: 'libs/cases/random-uuid-by-name.ts',
    source: `import { randomUUID } from 'node:crypto';\nexport const banned = randomUUID;`,
  },
  {
    rule: 'no-restricted-syntax',
    file: 'libs/cases/uuid-of-chance.ts',
    source: `import { v4 } from 'uuid';\nexport const banned = v4;`,
  },
  {
    rule: 'no-console',
    file: 'libs/cases/console.ts',
    source: `console.log('heard');\nexport {};`,
  },
  {
    rule: '@typescript-eslint/no-floating-promises',
    file: 'libs/cases/floating.ts',
    source: `async function work() {}\nwork();\nexport {};`,
  },
  {
    rule: '@typescript-eslint/no-explicit-any',
    file: 'libs/cases/any.ts',
    source: `export const loose: any = 1;`,
  },
  {
    rule: 'max-lines',
    file: 'libs/cases/long.ts',
    source: `${'export {};\n'.repeat(401)}`,
  },
  ...['it.only', 'describe.only', 'it.only.each([1])', 'fit', 'it.skip', 'xit'].map((call, i) => ({
    rule: 'no-restricted-syntax',
    file: `libs/cases/left-out-${i}.spec.ts`,
    source: `${call}('says nothing', () => {});`,
  })),
];

/** Looks like the planted ones, and is allowed. */
const allowed: Readonly<Record<string, string>> = {
  'libs/platform/clock.ts': `export const now = () => new Date();`,
  'libs/cases/named.ts': `import { v5 } from 'uuid';\nexport const named = v5;`,
  'libs/cases/days.ts': `export const zoned = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' });`,
  'libs/cases/day.ts': `export const day = new Date('2026-11-22');`,
  'libs/cases/buses.ts': `export { CommandBus, QueryBus } from '@nestjs/cqrs';`,
  'tests/e2e/no-redis.spec.ts': `const onRedis = process.env.REDIS_URL ? it : it.skip;\nonRedis('runs', () => {});`,
  'apps/cli/main.ts': `console.log('a result');\nexport {};`,
};

afterAll(tearDown);

describe('lint', () => {
  let fired: { file: string; rules: (string | null)[] }[];

  beforeAll(() => {
    const planted = Object.fromEntries(probes.map(({ file, source }) => [file, source]));
    const root = build({ ...goodHouse, ...allowed, ...planted });
    const program = join(projectRoot, 'node_modules/eslint/bin/eslint.js');
    const run = spawnSync(
      process.execPath,
      [program, '--format', 'json', 'libs', 'apps', 'infra', 'tests'],
      {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    const results = JSON.parse(run.stdout) as {
      filePath: string;
      messages: { ruleId: string | null }[];
    }[];
    fired = results.map(({ filePath, messages }) => ({
      file: relative(root, filePath),
      rules: messages.map(({ ruleId }) => ruleId),
    }));
  }, 120_000);

  it.each(probes)('finds $rule in $file', ({ rule, file }) => {
    expect(fired.find((result) => result.file === file)?.rules).toContain(rule);
  });

  it.each(Object.keys({ ...goodHouse, ...allowed }).filter((file) => file.endsWith('.ts')))(
    'leaves %s in peace',
    (file) => {
      expect(fired.find((result) => result.file === file)?.rules).toEqual([]);
    },
  );
});
