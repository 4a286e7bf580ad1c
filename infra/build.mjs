import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { buildWeb } from './build-web.mjs';
import { ensureInstalled } from './install.mjs';
import { command, inData, isMain, needNode, root, say } from './place.mjs';
import { oneAtATime, readJson, writeJson } from './processes.mjs';

const dist = path.join(root, 'dist');
const record = path.join(dist, '.built.json');
const sourceFolders = ['apps', 'libs', 'infra/migrations', 'infra/demo', 'tests/bench'];
/** Beside the folders; the bench imports a generated register, and the way to Chromium. */
const sourceFiles = ['tests/support/register-generator.ts', 'tests/support/chromium.ts'];

/** The pages are made by build-web.mjs. */
const isSource = (file) =>
  !file.startsWith(path.join('apps', 'web')) &&
  !/\.(spec|d)\.ts$/.test(file) &&
  !/\.(md|mjs|cjs)$/.test(file) &&
  !file.includes('node_modules');

/** Everything that dist is made from, with what tells that it changed. */
function sources() {
  const found = new Map();
  const note = (file) => {
    const { mtimeMs, size } = statSync(path.join(root, file));
    found.set(file, `${mtimeMs}:${size}`);
  };
  for (const folder of sourceFolders.filter((one) => existsSync(path.join(root, one)))) {
    for (const entry of readdirSync(path.join(root, folder), {
      withFileTypes: true,
      recursive: true,
    })) {
      const file = path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name));
      if (entry.isFile() && isSource(file)) note(file);
    }
  }
  for (const file of sourceFiles) if (existsSync(path.join(root, file))) note(file);
  for (const entry of readdirSync(path.join(root, 'infra'))) {
    if (entry.endsWith('.ts') && isSource(entry)) note(path.join('infra', entry));
  }
  return found;
}

/** How dist is made; when this changes, all of it is made anew. */
function recipe() {
  const stamp = (file) => {
    const { mtimeMs, size } = statSync(path.join(root, file));
    return `${mtimeMs}:${size}`;
  };
  return ['infra/build.mjs', 'infra/swc.json', 'node_modules/@swc/core/package.json']
    .map(stamp)
    .join();
}

const outputOf = (file) => path.join(dist, file.replace(/\.ts$/, '.js'));

async function compile(files) {
  const { transformFileSync } = await import('@swc/core');
  const options = readJson(path.join(root, 'infra/swc.json'));
  options.jsc.baseUrl = root;
  for (const file of files) {
    const output = outputOf(file);
    mkdirSync(path.dirname(output), { recursive: true });
    if (!file.endsWith('.ts')) {
      cpSync(path.join(root, file), output);
      continue;
    }
    const { code, map } = transformFileSync(path.join(root, file), {
      ...options,
      swcrc: false,
      sourceFileName: path.relative(path.dirname(output), path.join(root, file)),
    });
    writeFileSync(`${output}.map`, map);
    writeFileSync(output, `${code}//# sourceMappingURL=${path.basename(output)}.map\n`);
  }
}

/** Brings dist up to date. Types are not checked here: that is what `npm run check` is for. */
export async function build() {
  const unchanged = () => {
    const before = readJson(record);
    const now = sources();
    const whole = before?.recipe !== recipe();
    const changed = [...now.keys()].filter((f) => whole || before.files[f] !== now.get(f));
    const gone = Object.keys(before?.files ?? {}).filter((file) => !now.has(file));
    return { now, whole, changed, gone, nothing: changed.length === 0 && gone.length === 0 };
  };
  if (unchanged().nothing) return;
  await oneAtATime(inData('build.lock'), async () => {
    const { now, whole, changed, gone, nothing } = unchanged();
    if (nothing) return;
    const started = Date.now();
    if (whole) rmSync(dist, { recursive: true, force: true });
    mkdirSync(dist, { recursive: true });
    for (const file of gone) {
      rmSync(outputOf(file), { force: true });
      rmSync(`${outputOf(file)}.map`, { force: true });
    }
    await compile(changed);
    writeJson(record, { recipe: recipe(), files: Object.fromEntries(now) });
    say(`Built ${changed.length} files in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  });
}

if (isMain(import.meta)) {
  await command(async () => {
    needNode();
    await ensureInstalled();
    // In this order: when all of dist is made anew, the pages are removed with it.
    await build();
    await buildWeb();
  });
}
