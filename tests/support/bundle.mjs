/**
 * `node bundle.mjs <script>.ts <to>.cjs`: the script and all that it needs in one file, which starts in a third
 * of the time. A test that kills hundreds of processes waits for their beginnings more than for anything else.
 * When the file is there already, or just being made, it is left as it is.
 */
import { transform } from '@swc/core';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { oneAtATime } from '../../infra/processes.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [entry, to] = process.argv.slice(2);
const swc = JSON.parse(readFileSync(path.join(root, 'infra/swc.json'), 'utf8'));
const { baseUrl: _, paths: __, ...jsc } = swc.jsc;

/** What libraries ask for only where it is installed. */
const absent = [
  /^@nestjs\/(microservices|websockets|platform-express)/,
  /^class-(validator|transformer)$/,
  /^(pg-native|mysql2?|sqlite3|better-sqlite3|mongodb|oracledb|mssql|redis|hdb-pool|sql\.js)$/,
  /^(@sap|@google-cloud|react-native|typeorm-aurora)/,
];

const house = {
  name: 'house',
  enforce: 'pre',
  resolveId: (name) => {
    const room = /^@famsam\/([a-z]+)$/.exec(name)?.[1];
    return room ? path.join(root, 'libs', room, 'index.ts') : null;
  },
  transform: async (code, filename) => {
    if (!filename.endsWith('.ts')) return null;
    const options = { jsc, module: { type: 'es6' }, filename, swcrc: false };
    return { code: (await transform(code, options)).code, map: null };
  },
};

const draft = `${to}.new.cjs`;
const make = () =>
  build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [house],
    // One reads its files beside itself, the other is written for one way of importing only.
    ssr: {
      target: 'node',
      noExternal: true,
      external: ['@fastify/static', '@js-temporal/polyfill'],
    },
    build: {
      ssr: entry,
      outDir: path.dirname(to),
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        external: absent,
        output: {
          format: 'cjs',
          codeSplitting: false,
          // Code that was compiled before cannot import any more.
          dynamicImportInCjs: false,
          entryFileNames: path.basename(draft),
          // Shorter to read; every name stays, since they are told in logs and errors.
          minify: { codegen: true, compress: false, mangle: false },
        },
      },
    },
  });

await oneAtATime(`${to}.lock`, async () => {
  if (existsSync(to)) return;
  await make();
  // Loaded once and left, so that its code is compiled for all others.
  execFileSync(process.execPath, [path.join(root, 'tests/support/run-bundle.cjs'), draft]);
  renameSync(`${draft}.compiled`, `${to}.compiled`);
  renameSync(draft, to);
});
