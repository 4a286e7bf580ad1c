import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesUnder, projectRoot, roomsOf, rules } from './house';

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');

describe('the README', () => {
  it('draws every room, and no arrow that the rules forbid', () => {
    const arrows = [...readme.matchAll(/^ +(\w+) --> (\w+)$/gm)].map(([, from, to]) => ({
      from: from ?? '',
      to: to ?? '',
    }));
    const drawn = new Set(arrows.flatMap(({ from, to }) => [from, to]));
    expect(roomsOf(projectRoot).filter((room) => !drawn.has(room))).toEqual([]);
    const forbidden = arrows.filter(
      ({ from, to }) => to !== 'ground' && !rules.asks[from]?.includes(to),
    );
    expect(forbidden).toEqual([]);
  });

  it('names only files that are there', () => {
    const named = [...readme.matchAll(/`((?:libs|infra|tests|apps)\/[\w./-]+)`/g)];
    const missing = named.filter(([, path]) => !existsSync(join(projectRoot, path ?? '')));
    expect(missing.map(([, path]) => path)).toEqual([]);
  });

  it('names only scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run (\w+)/g)].map(([, script]) => script ?? '');
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

const listed = <T>(file: string) =>
  JSON.parse(readFileSync(join(projectRoot, 'infra', file), 'utf8')) as T;

describe('the list of slow tests', () => {
  it('names only files that are there', () => {
    const files = Object.keys(listed<Record<string, number>>('test-seconds.json'));
    expect(files.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
  });
});

describe('the soak', () => {
  it('has every test that does more there, and no other', () => {
    const specs = ['apps', 'libs', 'tests']
      .flatMap((folder) => filesUnder(join(projectRoot, folder)))
      .filter((file) => file.endsWith('.spec.ts'));
    const more = /\bextent(<.*>)?\(|\blooksOf(Page|State)\b/;
    const doMore = specs.filter((file) => more.test(readFileSync(file, 'utf8')));
    const parts = listed<Record<string, readonly string[]>>('soak-parts.json');
    expect(Object.values(parts).flat().sort()).toEqual(
      doMore.map((file) => relative(projectRoot, file)).sort(),
    );
  });
});

describe('the list of decisions', () => {
  it('has every decision', () => {
    const folder = join(projectRoot, 'infra', 'decisions');
    const list = readFileSync(join(folder, 'README.md'), 'utf8');
    const decisions = readdirSync(folder).filter((file) => /^\d{4}-/.test(file));
    expect(decisions.filter((file) => !list.includes(`](${file})`))).toEqual([]);
  });
});
