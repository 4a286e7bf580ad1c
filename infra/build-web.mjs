import { execFile } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { inData, root, say, Trouble } from './place.mjs';
import { oneAtATime, readJson, writeJson } from './processes.mjs';

const output = path.join(root, 'dist', 'web');
const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const record = path.join(root, 'dist', '.built-web.json');
/** Besides its own files, what the pages are made of and with. */
const recipe = ['infra/build-web.mjs', 'tsconfig.json', 'package-lock.json'];

/** What tells that a page, or how pages are made, has changed. */
function stamp() {
  const folder = path.join(root, 'apps', 'web');
  const pages = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  const files = [...pages, ...recipe.map((file) => path.join(root, file))];
  return files
    .map((file) => {
      const { mtimeMs, size } = statSync(file);
      return `${path.relative(root, file)}:${mtimeMs}:${size}`;
    })
    .sort()
    .join('\n');
}

/** Brotli and gzip beside each file, so that nothing is compressed while somebody waits. */
async function compressInto(folder) {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(js|css|svg)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => statSync(file).size > 1024);
  await Promise.all(
    files.map(async (file) => {
      const content = await readFile(file);
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(content),
        promisify(gzip)(content, { level: 9 }),
      ]);
      await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
    }),
  );
}

/** Brings dist/web up to date. It is exchanged as a whole: a server that runs never has half of it. */
export async function buildWeb() {
  const upToDate = () => existsSync(output) && readJson(record)?.stamp === stamp();
  if (upToDate()) return;
  await oneAtATime(inData('build-web.lock'), async () => {
    if (upToDate()) return;
    const started = Date.now();
    const before = stamp();
    const fresh = `${output}.new`;
    try {
      await promisify(execFile)(
        process.execPath,
        [vite, 'build', 'apps/web', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'error'],
        // Whoever builds, a test as well: with another value React's slow half for developers is built in.
        { cwd: root, env: { ...process.env, NODE_ENV: 'production' } },
      );
    } catch (error) {
      throw new Trouble(`The pages could not be built.\n${error.stderr}`);
    }
    await compressInto(fresh);
    rmSync(output, { recursive: true, force: true });
    renameSync(fresh, output);
    writeJson(record, { stamp: before });
    say(`Built the pages in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  });
}
