import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from './house';

const sign = 'Streams: none. Public events: none. Rooms it asks: none. Tables: none. Queues: none.';

/** A small house that keeps every rule; `surveys` and `network` are rooms that the rules have never heard of. */
export const goodHouse: Record<string, string> = {
  'package.json': JSON.stringify({ dependencies: { zod: '4.6.7' } }),
  'libs/kernel/index.ts': `export * from './words';`,
  'libs/kernel/words.ts': `export const word = 1;`,
  'libs/contracts/index.ts': `import { word } from '@famsam/kernel'; import { z } from 'zod'; export const fact = z.literal(word);`,
  'libs/platform/index.ts': `import { word } from '@famsam/kernel'; export const store = word;`,
  'libs/directory/index.ts': `export { places } from './places.view';`,
  'libs/directory/places.view.ts': `import { store } from '@famsam/platform'; export const places = \`select \${store} from directory.place\`;`,
  'libs/directory/place.decider.ts': `import { fact } from '@famsam/contracts'; import { near } from './near'; export const decide = [fact, near];`,
  'libs/directory/near.ts': `export const near = 'directory.place-added';`,
  'libs/cases/index.ts': `import { places } from '@famsam/directory'; export const cases = places;`,
  'libs/cases/cases.module.ts': `import { quick } from './search/quick'; export const wiring = quick;`,
  'libs/cases/case.decider.ts': `import { allowed } from './search/search.rules'; export const decide = allowed;`,
  'libs/cases/search/index.ts': `export { quick } from './quick';`,
  'libs/cases/search/quick.ts': `export const quick = 1;`,
  'libs/cases/search/search.rules.ts': `export const allowed = 1;`,
  'libs/cases/today/index.ts': `export { today } from './today';`,
  'libs/cases/today/today.ts': `import { quick } from '../search'; export const today = quick;`,
  'libs/statistics/index.ts': `import { places } from '@famsam/directory'; export const figures = places;`,
  'libs/surveys/index.ts': `import { cases } from '@famsam/cases'; export const surveys = cases;`,
  'libs/network/index.ts': `import { cases } from '@famsam/cases'; export const network = cases;`,
  'apps/api/main.ts': `import { surveys } from '@famsam/surveys'; import { figures } from '@famsam/statistics'; export const app = [surveys, figures];`,
  'infra/migrations/1-directory.ts': `export const up = 'create table directory.place (area_id uuid)';`,
  'libs/directory/README.md': sign.replace('Tables: none', 'Tables: `directory.place`'),
  ...Object.fromEntries(
    ['cases', 'statistics', 'surveys', 'network'].map((room) => [`libs/${room}/README.md`, sign]),
  ),
};

const houses: string[] = [];

/** A house of its own outside the repository, with the rules and the packages of this one. */
export function build(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'famsam-house-')));
  houses.push(root);
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  for (const path of [
    '.dependency-cruiser.cjs',
    'eslint.config.mjs',
    'tests/architecture/rules.cjs',
    'tsconfig.json',
  ]) {
    cpSync(join(projectRoot, path), join(root, path));
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  return root;
}

export function tearDown(): void {
  for (const root of houses) rmSync(root, { recursive: true });
}
