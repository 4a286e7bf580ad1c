import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, filesUnder, rules, type Violation } from './house';

interface Package {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** Nothing of ours imports these: the package behind each name loads it, when it is there. */
const loadedByAnother: Readonly<Record<string, string>> = { ioredis: 'bullmq' };

/**
 * What package.json of the house at `root` says of its packages and is not so. That an import is
 * missing there, or one of production is among the devDependencies, are rules of imports.
 */
export function packageViolations(root: string): Violation[] {
  const file = 'package.json';
  const own = readPackage(join(root, file));
  const production = Object.keys(own.dependencies ?? {});
  const development = Object.keys(own.devDependencies ?? {});
  const named = { ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies };

  const inProduction = needed(root, importedIn(root, isProduction), production);
  const anywhere = needed(
    root,
    [...importedIn(root, () => true), ...toolsIn(root, development)],
    [...production, ...development],
  );

  return [
    ...Object.entries(named)
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name]) => ({ rule: 'pinned', file, detail: name })),
    ...[...production, ...development]
      .filter((name) => !anywhere.has(name))
      .map((name) => ({ rule: 'unused-package', file, detail: name })),
    ...production
      .filter((name) => anywhere.has(name) && !inProduction.has(name))
      .map((name) => ({ rule: 'package-of-development', file, detail: name })),
  ];
}

function isProduction(source: string): boolean {
  return !rules.notInProduction.some((path) => new RegExp(path).test(source));
}

function importedIn(root: string, counts: (source: string) => boolean): string[] {
  return cruise(root)
    .modules.filter(({ source }) => counts(source))
    .flatMap(({ dependencies }) => dependencies.map(({ resolved }) => packageOf(resolved)))
    .filter((name) => name !== undefined);
}

function packageOf(resolved: string): string | undefined {
  return /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(resolved)?.[1];
}

/** Tools are run by their path and configured by their name, in scripts, tests and the files at the top. */
function toolsIn(root: string, names: readonly string[]): string[] {
  const texts = ['infra', 'tests', 'eslint.config.mjs', 'jest.config.cjs']
    .flatMap((part) => filesUnder(join(root, part)))
    .filter((path) => /\.(mjs|cjs|ts)$/.test(path))
    .map((path) => readFileSync(path, 'utf8'));
  return names.filter((name) => {
    const mention = new RegExp(`['"\`/]${name}['"\`/]`);
    return texts.some((text) => mention.test(text));
  });
}

/** With the peers that the packages in use ask for, and the types of what is in use. */
function needed(root: string, used: readonly string[], among: readonly string[]): Set<string> {
  const all = new Set(['node', ...used]);
  for (const name of all) {
    const { peerDependencies = {}, peerDependenciesMeta } = readPackage(
      join(root, 'node_modules', name, 'package.json'),
    );
    for (const peer of Object.keys(peerDependencies)) {
      if (!peerDependenciesMeta?.[peer]?.optional) all.add(peer);
    }
    for (const other of among) {
      if (loadedByAnother[other] === name || other === typesOf(name)) all.add(other);
    }
  }
  return all;
}

function typesOf(name: string): string {
  return `@types/${name.replace('@', '').replace('/', '__')}`;
}

function readPackage(path: string): Package {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Package) : {};
}
