'use strict';
// `node run-bundle.cjs <bundle>.cjs …`: runs it with the code as it was compiled by the first that ended by itself.
const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');

const [file] = process.argv.splice(2, 1);
const compiled = `${file}.compiled`;
const before = existsSync(compiled) ? readFileSync(compiled) : undefined;
const script = new Script(Module.wrap(readFileSync(file, 'utf8')), {
  filename: file,
  cachedData: before,
});
const module_ = { exports: {} };
const fromHere = Module.createRequire(file);
script.runInThisContext()(module_.exports, fromHere, module_, file, path.dirname(file));
if (!before) {
  process.once('exit', () => {
    writeFileSync(`${compiled}.${process.pid}`, script.createCachedData());
    renameSync(`${compiled}.${process.pid}`, compiled);
  });
}
