'use strict';
// Lets a child process of a test run TypeScript as jest does: `node -r <this file> <script>.ts`.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');
require('reflect-metadata');
require('./threads.cjs');

const root = join(__dirname, '../..');
const { baseUrl, paths, ...jsc } = require('../../infra/swc.json').jsc;

require.extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  const options = { jsc, module: { type: 'commonjs' }, filename, swcrc: false };
  module._compile(transformSync(source, options).code, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const room = /^@famsam\/([a-z]+)$/.exec(request)?.[1];
  return resolve.call(this, room ? join(root, 'libs', room, 'index.ts') : request, ...rest);
};
