import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './house';

interface Project {
  readonly type: string;
  readonly root: string;
  readonly sourceRoot: string;
  readonly entryFile: string;
}

interface NestCli extends Omit<Project, 'type'> {
  readonly compilerOptions: {
    readonly builder: { readonly type: string; readonly options: Record<string, string> };
    readonly tsConfigPath: string;
  };
  readonly projects: Readonly<Record<string, Project>>;
}

const nestCli = JSON.parse(readFileSync(join(projectRoot, 'nest-cli.json'), 'utf8')) as NestCli;

/** The pages in apps/web are no Nest application: they have no such entry, and Vite builds them. */
function projectsOf(type: string, folder: string, entryFile: string): [string, Project][] {
  return readdirSync(join(projectRoot, folder))
    .filter((name) => existsSync(join(projectRoot, folder, name, `${entryFile}.ts`)))
    .map((name) => {
      const root = `${folder}/${name}`;
      return [name, { type, root, sourceRoot: root, entryFile }];
    });
}

describe('nest-cli.json', () => {
  it('lists every application and library, with its entry file', () => {
    expect(nestCli.projects).toEqual(
      Object.fromEntries([
        ...projectsOf('application', 'apps', 'main'),
        ...projectsOf('library', 'libs', 'index'),
      ]),
    );
  });

  it('takes one of the applications by default', () => {
    const { root, sourceRoot, entryFile } = nestCli;
    expect(Object.values(nestCli.projects)).toContainEqual({
      type: 'application',
      root,
      sourceRoot,
      entryFile,
    });
  });

  it('names the builder, its settings and the folder that infra/build.mjs uses', () => {
    const { builder, tsConfigPath } = nestCli.compilerOptions;
    const build = readFileSync(join(projectRoot, 'infra', 'build.mjs'), 'utf8');
    expect(builder.type).toBe('swc');
    expect(build).toContain(`import('@${builder.type}/core')`);
    expect(build).toContain(`path.join(root, '${builder.options['swcrcPath']}')`);
    expect(build).toContain(`path.join(root, '${builder.options['outDir']}')`);
    expect(existsSync(join(projectRoot, tsConfigPath))).toBe(true);
  });
});
