'use strict';
// Threads begin with nothing that their process has loaded: these read TypeScript as children of tests do.
const path = require('node:path');
const threads = require('node:worker_threads');

const typescript = path.join(__dirname, 'typescript.cjs');

threads.Worker = class extends threads.Worker {
  constructor(file, options) {
    super(file, { ...options, execArgv: [...(options?.execArgv ?? []), '-r', typescript] });
  }
};
