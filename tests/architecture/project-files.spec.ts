import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { filesUnder, projectRoot } from './house';

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const { version, license } = JSON.parse(read('package.json')) as Record<string, string>;

const languages = readdirSync(join(projectRoot, 'apps', 'web', 'src', 'texts'), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What the standard asks for (https://yml.publiccode.tools), as far as we use it. */
const publicCode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.4'),
  name: z.string(),
  url: z.url(),
  softwareVersion: z.literal(version),
  releaseDate: z.iso.date(),
  platforms: z.array(z.string()).min(1),
  categories: z.array(z.string()).min(1),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.literal('standalone/web'),
  intendedAudience: z.strictObject({
    countries: z.array(z.string().length(2)),
    scope: z.array(z.string()),
  }),
  description: z.record(
    z.enum(languages),
    z
      .strictObject({
        shortDescription: z.string().max(150),
        longDescription: z.string().min(150).max(10_000),
        features: z.array(z.string()).min(1),
        screenshots: z
          .array(z.string().refine((file) => existsSync(join(projectRoot, file))))
          .optional(),
      })
      .optional(),
  ),
  legal: z.strictObject({ license: z.literal(license) }),
  maintenance: z.strictObject({
    type: z.enum(['internal', 'community']),
    contacts: z.array(z.strictObject({ name: z.string() })).min(1),
  }),
  localisation: z.strictObject({
    localisationReady: z.literal(true),
    availableLanguages: z.array(z.enum(languages)).length(languages.length),
  }),
  dependsOn: z.strictObject({
    open: z.array(
      z.strictObject({
        name: z.string(),
        versionMin: z.string(),
        optional: z.boolean().optional(),
      }),
    ),
  }),
});

it('is published under the EUPL', () => {
  expect(license).toBe('EUPL-1.2');
  expect(read('LICENSE')).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v. 1.2\n/);
});

it('is described for catalogues of public code', () => {
  expect(publicCode.safeParse(load(read('publiccode.yml'))).error?.issues).toBeUndefined();
});

it('has its version in the changelog', () => {
  expect(read('CHANGELOG.md')).toContain(`\n## [${version}] – `);
});

describe('.env.example', () => {
  /** Set by the shell and by npm, for every program. */
  const ofTheSystem = ['INIT_CWD', 'PATH'];

  it('names the environment variables that are read, and no others', () => {
    const inScripts = filesUnder(join(projectRoot, 'infra'))
      .filter((path) => /\.(mjs|cjs|ts)$/.test(path))
      .flatMap((path) => [
        ...readFileSync(path, 'utf8').matchAll(/process\.env(?:\.|\[')([A-Z][A-Z_]*)/g),
      ]);
    const inServices = read('libs/platform/configuration.ts').matchAll(/^ {2}([A-Z][A-Z_]*):/gm);
    const known = new Set([...inScripts, ...inServices].map(([, name]) => name ?? ''));
    const named = [...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z_]*)=/gm)];
    expect(named.map(([, name]) => name).sort()).toEqual(
      [...known].filter((name) => !ofTheSystem.includes(name)).sort(),
    );
  });
});

describe('Node', () => {
  it.each([
    ['20.18.3', 'refused'],
    ['20.19.0', 'taken'],
    ['21.7.3', 'refused'],
    ['22.11.0', 'refused'],
    ['22.12.0', 'taken'],
    ['23.11.0', 'refused'],
    [`${read('.nvmrc').trim()}.0.0`, 'taken'],
    ['26.1.0', 'taken'],
  ])('%s is %s', (node, answer) => {
    const script = `
      Object.defineProperty(process, 'versions', { value: { node: '${node}' } });
      const { needNode, Trouble } = await import('./infra/place.mjs');
      try { needNode(); console.log('taken') } catch (error) { if (error instanceof Trouble) console.log('refused') }`;
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: projectRoot,
      encoding: 'utf8',
    });
    expect(run.stdout.trim()).toBe(answer);
  });
});
