import { build, goodHouse, tearDown } from './good-house';
import {
  circleIn,
  crowdedFolders,
  importViolations,
  messageViolations,
  rules,
  signViolations,
  tableViolations,
} from './house';
import { packageViolations } from './packages';

/** One planted violation per rule: the file that breaks it, and the name of the rule that has to fire there. */
const probes: readonly { rule: string; file: string; source: string }[] = [
  {
    rule: 'door',
    file: 'libs/cases/intruder.ts',
    source: `export { places } from '../directory/places.view';`,
  },
  {
    rule: 'door',
    file: 'libs/surveys/intruder.ts',
    source: `import type { places } from '../directory/places.view'; export type Places = typeof places;`,
  },
  {
    rule: 'door-of-apps',
    file: 'apps/api/intruder.ts',
    source: `export { places } from '../../libs/directory/places.view';`,
  },
  {
    rule: 'door-of-part',
    file: 'libs/cases/past-the-door.ts',
    source: `export { quick } from './search/quick';`,
  },
  {
    rule: 'decider-of-room',
    file: 'libs/cases/far.decider.ts',
    source: `import { quick } from './search/quick'; export const decide = quick;`,
  },
  {
    rule: 'door-between-parts',
    file: 'libs/cases/today/past-the-door.ts',
    source: `export { quick } from '../search/quick';`,
  },
  {
    rule: 'pure-decider',
    file: 'libs/cases/nest.decider.ts',
    source: `import { Injectable } from '@nestjs/common'; export const decide = Injectable;`,
  },
  {
    rule: 'pure-decider',
    file: 'libs/cases/random.decider.ts',
    source: `import { randomInt } from 'node:crypto'; export const decide = randomInt;`,
  },
  {
    rule: 'pure-decider',
    file: 'libs/surveys/store.decider.ts',
    source: `import { store } from '@famsam/platform'; export const decide = store;`,
  },
  {
    rule: 'pure-decider',
    file: 'libs/directory/sibling.decider.ts',
    source: `import { places } from './places.view'; export const decide = places;`,
  },
  {
    rule: 'pure-contracts',
    file: 'libs/contracts/intruder.ts',
    source: `export { store } from '@famsam/platform';`,
  },
  {
    rule: 'pure-kernel',
    file: 'libs/kernel/intruder.ts',
    source: `export { z } from 'zod';`,
  },
  {
    rule: 'platform-knows-no-room',
    file: 'libs/platform/room.ts',
    source: `export { places } from '@famsam/directory';`,
  },
  {
    rule: 'platform-knows-no-room',
    file: 'libs/platform/noticeboard.ts',
    source: `export { fact } from '@famsam/contracts';`,
  },
  {
    rule: 'libs-stand-alone',
    file: 'libs/cases/app.ts',
    source: `export { app } from '../../apps/api/main';`,
  },
  {
    rule: 'no-circle',
    file: 'libs/cases/about.ts',
    source: `import { round } from './round'; export const about = round;`,
  },
  {
    rule: 'resolvable',
    file: 'libs/cases/nowhere.ts',
    source: `export { nothing } from '@famsam/nowhere';`,
  },
  {
    rule: 'named-package',
    file: 'libs/cases/unnamed.ts',
    source: `export { Pool } from 'pg';`,
  },
  {
    rule: 'named-package',
    file: 'infra/unnamed.mjs',
    source: `export { Pool } from 'pg';`,
  },
  {
    rule: 'no-dev-package',
    file: 'libs/cases/by-chance.ts',
    source: `export { sample } from 'fast-check';`,
  },
  {
    rule: 'no-dev-package',
    file: 'infra/by-chance.mjs',
    source: `export { sample } from 'fast-check';`,
  },
  {
    rule: 'asks-directory',
    file: 'libs/directory/upwards.ts',
    source: `export { cases } from '@famsam/cases';`,
  },
  {
    rule: 'asks-cases',
    file: 'libs/cases/figures.ts',
    source: `export { figures } from '@famsam/statistics';`,
  },
  {
    rule: 'asks-cases',
    file: 'libs/cases/newcomer.ts',
    source: `export { surveys } from '@famsam/surveys';`,
  },
  {
    rule: 'asks-statistics',
    file: 'libs/statistics/sideways.ts',
    source: `export { cases } from '@famsam/cases';`,
  },
  {
    rule: 'asks-surveys',
    file: 'libs/surveys/figures.ts',
    source: `export { figures } from '@famsam/statistics';`,
  },
  {
    rule: 'asks-network',
    file: 'libs/network/newcomer.ts',
    source: `export { surveys } from '@famsam/surveys';`,
  },
];

const packageFile = (packages: object) => ({ 'package.json': JSON.stringify(packages) });

const withFastCheck = packageFile({
  dependencies: { zod: '4.6.7' },
  devDependencies: { 'fast-check': '4.10.2' },
});

const otherHalfOfTheCircle = {
  'libs/cases/round.ts': `import { about } from './about'; export const round = () => about;`,
};

afterAll(tearDown);

describe('a house that keeps the rules', () => {
  it('is left in peace', () => {
    const root = build(goodHouse);
    expect(importViolations(root)).toEqual([]);
    expect(tableViolations(root)).toEqual([]);
    expect(signViolations(root)).toEqual([]);
    expect(packageViolations(root)).toEqual([]);
    expect(messageViolations(root)).toEqual([]);
  }, 60_000);
});

describe('a planted violation', () => {
  let root: string;
  let fired: ReturnType<typeof importViolations>;

  beforeAll(() => {
    const planted = Object.fromEntries(probes.map(({ file, source }) => [file, source]));
    root = build({ ...goodHouse, ...withFastCheck, ...otherHalfOfTheCircle, ...planted });
    fired = importViolations(root);
  }, 60_000);

  it.each(probes)('of $rule in $file is found', ({ rule, file }) => {
    expect(fired.filter((violation) => violation.file === file).map((v) => v.rule)).toContain(rule);
  });

  it('is there for every rule of imports', () => {
    const named = rules.configFor(root).forbidden.map(({ name }) => name);
    expect(new Set(probes.map(({ rule }) => rule))).toEqual(new Set(named));
  });

  it('of the order of rooms is found: a circle in who asks whom', () => {
    expect(circleIn({ cases: ['consent'], consent: ['cases'] })).toEqual([
      'cases',
      'consent',
      'cases',
    ]);
  });

  it('of tables is found: read by another room, or made in the schema of another', () => {
    const house = build({
      ...goodHouse,
      'libs/cases/theft.view.ts': `export const sql = 'select * from directory.place';`,
      'infra/migrations/2-cases.ts': `export const up = 'create table directory.stolen (id uuid)';`,
    });
    expect(tableViolations(house)).toEqual([
      { rule: 'own-schema', file: 'cases', detail: 'directory.stolen' },
      { rule: 'own-tables', file: 'libs/cases/theft.view.ts', detail: 'directory.place' },
    ]);
  });

  it('of the size of folders is found', () => {
    const files = Array.from({ length: 26 }, (_, n) => [`libs/cases/search/s${n}.md`, '']);
    const house = build({ ...goodHouse, ...Object.fromEntries(files) });
    expect(crowdedFolders(house)).toEqual([
      { rule: 'crowded', file: 'libs/cases/search', detail: '29 files' },
    ]);
  });

  it('of package.json is found: a range, a package nobody uses, one that only tests use', () => {
    const house = build({
      ...goodHouse,
      ...packageFile({
        dependencies: { zod: '^4.6.7', pg: '8.23.1', uuid: '14.0.3' },
        devDependencies: {
          '@types/pg': '8.23.1',
          '@types/uuid': '1.0.0',
          jest: '30.5.2',
          vite: '8.3.8',
        },
      }),
      'infra/test.mjs': `export const program = 'node_modules/jest/bin/jest.js';`,
      'tests/e2e/rows.spec.ts': `export { Pool } from 'pg';`,
    });
    expect(packageViolations(house)).toEqual([
      { rule: 'pinned', file: 'package.json', detail: 'zod' },
      { rule: 'unused-package', file: 'package.json', detail: 'uuid' },
      { rule: 'unused-package', file: 'package.json', detail: '@types/uuid' },
      { rule: 'unused-package', file: 'package.json', detail: 'vite' },
      { rule: 'package-of-development', file: 'package.json', detail: 'pg' },
    ]);
  }, 60_000);

  it('of declarations is found: a command or a query that its room does not list as such', () => {
    const house = build({
      ...goodHouse,
      'libs/cases/case.commands.ts': `export class Open extends Command<void> {}\nexport class Close extends Command<void> {}`,
      'libs/cases/search/find.queries.ts': `export class Find extends Query<string> {}`,
      'libs/cases/cases.module.ts': `rooms.add({ name: 'cases', commands: [Close, Find], queries: [] });`,
      'libs/surveys/surveys.module.ts': `rooms.add({ name: 'surveys', commands: [Open] });`,
    });
    expect(messageViolations(house)).toEqual([
      { rule: 'declared', file: 'libs/cases/case.commands.ts', detail: 'commands Open' },
      { rule: 'declared', file: 'libs/cases/search/find.queries.ts', detail: 'queries Find' },
    ]);
  });

  it('of the sign is found: none, or one that says too little', () => {
    const { 'libs/cases/README.md': _, ...unsigned } = goodHouse;
    const house = build({
      ...unsigned,
      'libs/surveys/README.md': '# surveys',
      'infra/migrations/2-directory.ts': `export const up = 'create table directory.added (id uuid); create table directory.gone (id uuid)';`,
      'infra/migrations/3-directory.ts': `export const up = 'drop table directory.gone';`,
    });
    const found = signViolations(house).map(({ file, detail }) => `${file} ${detail}`);
    expect(found).toContain('libs/cases/README.md missing');
    expect(found).toContain('libs/surveys/README.md stream');
    expect(found).toContain('libs/directory/README.md directory.added');
    expect(found).not.toContain('libs/directory/README.md directory.gone');
  });
});
