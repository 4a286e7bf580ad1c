import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

interface Rules {
  readonly asks: Readonly<Record<string, readonly string[]>>;
  readonly ground: readonly string[];
  readonly notInProduction: readonly string[];
  configFor(root: string): { forbidden: readonly { name: string }[] };
}

export const projectRoot = join(__dirname, '..', '..');
export const rules = createRequire(__filename)('./rules.cjs') as Rules;

export interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly detail: string;
}

/** What dependency-cruiser reports: every file with what it imports, and the rules that were broken. */
export interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly { rule: { name: string }; from: string; to: string }[];
  };
}

const cruises = new Map<string, Cruise>();

/** Looks through the house at `root` once, by that house's own configuration. */
export function cruise(root: string): Cruise {
  const before = cruises.get(root);
  if (before) return before;
  const program = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const parts = ['libs', 'apps', 'infra', 'tests'].filter((part) => isFolder(join(root, part)));
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...parts];
  const run = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (!run.stdout) throw new Error(`dependency-cruiser said nothing: ${run.stderr}`);
  const found = JSON.parse(run.stdout) as Cruise;
  cruises.set(root, found);
  return found;
}

/** What dependency-cruiser finds wrong in the house at `root`. */
export function importViolations(root: string): Violation[] {
  return cruise(root).summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    file: from,
    detail: to,
  }));
}

export function roomsOf(root: string): string[] {
  return readdirSync(join(root, 'libs')).filter(
    (name) => isFolder(join(root, 'libs', name)) && !rules.ground.includes(name),
  );
}

/** `room` is known of a migration by its file: `<timestamp>-<room>.ts`. */
export interface Table {
  readonly room: string;
  readonly name: string;
}

/** Those that migrations made and no later one dropped. */
export function tablesOf(root: string): Table[] {
  const tables = new Map<string, Table>();
  for (const path of filesUnder(join(root, 'infra', 'migrations')).sort()) {
    const room = /\d+-([a-z]+)[^/]*\.ts$/.exec(path)?.[1];
    if (room === undefined) continue;
    const [up = ''] = readFileSync(path, 'utf8').split('async down(');
    const made = up.matchAll(/create (?:unlogged )?table (?:if not exists )?([a-z]+\.[a-z_]+)/gi);
    for (const [, name = ''] of made) tables.set(name, { room, name });
    for (const [, names = ''] of up.matchAll(/drop table ([a-z_., ]+)/gi))
      for (const name of names.split(',')) tables.delete(name.trim());
  }
  return [...tables.values()];
}

/** No table is read or written by another room: its name stands in that room's own source and nowhere else under libs. */
export function tableViolations(root: string): Violation[] {
  const tables = tablesOf(root);
  const owned = tables
    .filter(({ room, name }) => !name.startsWith(`${room}.`))
    .map(({ room, name }) => ({ rule: 'own-schema', file: room, detail: name }));

  const read = readdirSync(join(root, 'libs')).flatMap((folder) =>
    filesUnder(join(root, 'libs', folder))
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => {
        const source = readFileSync(path, 'utf8');
        return tables
          .filter(({ room, name }) => room !== folder && mentions(source, name))
          .map(({ name }) => ({
            rule: 'own-tables',
            file: relative(root, path),
            detail: name,
          }));
      }),
  );
  return [...owned, ...read];
}

/** Event types and rejections look like tables (`directory.area-created`), so a name ends where SQL lets it end. */
function mentions(source: string, table: string): boolean {
  return new RegExp(`(?<![\\w.-])${table.replace('.', '\\.')}(?![\\w-])`).test(source);
}

/** What a sign at a room's door says, about ten lines, beside the tables that the room keeps. */
const sign = ['stream', 'event', 'asks', 'table', 'queue'];

export function signViolations(root: string): Violation[] {
  return roomsOf(root).flatMap((room) => {
    const file = join('libs', room, 'README.md');
    const path = join(root, file);
    if (!isFile(path)) return [{ rule: 'sign', file, detail: 'missing' }];
    const text = readFileSync(path, 'utf8').toLowerCase();
    const kept = tablesOf(root).filter((table) => table.room === room);
    const silent = [...sign, ...kept.map(({ name }) => name)].filter((w) => !text.includes(w));
    const long = text.trimEnd().split('\n').length > 40 ? ['shorter than 40 lines'] : [];
    return [...silent, ...long].map((detail) => ({ rule: 'sign', file, detail }));
  });
}

/** More files than one looks through at a glance; such a room is divided by part of its work. */
const MOST_FILES = 25;

export function crowdedFolders(root: string): Violation[] {
  const folders = readdirSync(join(root, 'libs'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return folders.flatMap((folder) => {
    const files = readdirSync(folder).filter((name) => !isFolder(join(folder, name))).length;
    const file = relative(root, folder);
    return files > MOST_FILES ? [{ rule: 'crowded', file, detail: `${files} files` }] : [];
  });
}

/** A room declares every command and query it has, so that the boot check can miss a handler. */
export function messageViolations(root: string): Violation[] {
  return roomsOf(root).flatMap((room) => {
    const sources = filesUnder(join(root, 'libs', room))
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
      .map((path) => ({ file: relative(root, path), text: readFileSync(path, 'utf8') }));
    const declared = new Set(
      sources
        .filter(({ file }) => file.endsWith('.module.ts'))
        .flatMap(({ text }) => [...text.matchAll(/\b(commands|queries): \[([^\]]*)\]/g)])
        .flatMap(([, list, names = '']) =>
          names.split(',').map((name) => `${list} ${name.trim()}`),
        ),
    );
    return sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\bclass (\w+) extends (Command|Query)\b/g)]
        .map(([, name, kind]) => `${kind === 'Command' ? 'commands' : 'queries'} ${name}`)
        .filter((message) => !declared.has(message))
        .map((detail) => ({ rule: 'declared', file, detail })),
    );
  });
}

/** A room that is waited for by one it waits for itself. */
export function circleIn(asks: Readonly<Record<string, readonly string[]>>): string[] | null {
  const visit = (room: string, way: readonly string[]): string[] | null => {
    if (way.includes(room)) return [...way.slice(way.indexOf(room)), room];
    for (const next of asks[room] ?? []) {
      const circle = visit(next, [...way, room]);
      if (circle) return circle;
    }
    return null;
  };
  for (const room of Object.keys(asks)) {
    const circle = visit(room, []);
    if (circle) return circle;
  }
  return null;
}

export function filesUnder(folder: string): string[] {
  if (!isFolder(folder)) return isFile(folder) ? [folder] : [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
