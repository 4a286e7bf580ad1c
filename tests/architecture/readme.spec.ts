import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, roomsOf, rules } from './house';

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

describe('the list of slow tests', () => {
  it('names only files that are there', () => {
    const list = readFileSync(join(projectRoot, 'infra', 'test-seconds.json'), 'utf8');
    const files = Object.keys(JSON.parse(list) as Record<string, number>);
    expect(files.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
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
