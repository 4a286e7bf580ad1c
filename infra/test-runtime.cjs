const { default: Runtime } = require('jest-runtime');
const Module = require('node:module');
const path = require('node:path');
const { compileFunction } = require('node:vm');
require('../tests/support/threads.cjs');

const root = path.join(__dirname, '..');
const rooms = /^@famsam\/([a-z]+)$/;

/** Tests and what supports them: loaded anew for each test file. */
const belongsToTests = (file) =>
  file.startsWith(path.join(root, 'tests', path.sep)) || file.endsWith('.spec.ts');

/** Under these symbols jest keeps in the globals what it knows of one test file. */
const ofOneFile = ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL'];

/** The runtime of the test file that is being run. */
let current;

require.extensions['.ts'] = (module, filename) => {
  module._compile(current.transformCache.transform(filename), filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  const room = rooms.exec(request)?.[1];
  return resolve.call(Module, room ? path.join(root, 'libs', room, 'index.ts') : request, ...rest);
};

/**
 * Packages and the product are loaded once in each jest worker, by Node itself, as in production;
 * jest would load them anew for each test file, which took more time than many tests. They share
 * globals with the tests, or an `Error` of one would be none to the other (decision 0023).
 */
module.exports = class SharedRuntime extends Runtime {
  constructor(config, environment, ...rest) {
    const { console } = globalThis;
    globalThis.console = environment.global.console;
    environment.global = globalThis;
    environment.moduleMocker = new environment.moduleMocker.constructor(globalThis);
    const FakeTimers = environment.fakeTimersModern.constructor;
    environment.fakeTimersModern = new FakeTimers({ config, global: globalThis });

    super(config, environment, ...rest);
    this.ofFile = environment;
    this.before = { console, exit: process.exit, env: { ...process.env } };
    for (const [file, map] of current?.getSourceMaps() ?? []) this.getSourceMaps().set(file, map);
    current = this;
    const parameters = this.executor.injectedModuleParameters;
    this.executor.compile = (source, filename) => compileFunction(source, parameters, { filename });
    globalThis.jest = this.jestGlobals.jestObjectFor(this._testPath);
    for (const file of Object.keys(require.cache).filter(belongsToTests)) {
      delete require.cache[file];
    }
  }

  /** The modules of jest itself stay its own affair. */
  requireModule(from, name, options, ...rest) {
    if (options?.isInternalModule) return super.requireModule(from, name, options, ...rest);
    return Module.createRequire(from)(name ?? from);
  }

  teardown() {
    // A test that failed half-way has not put back what it spied on, and the next files share it.
    this.ofFile.moduleMocker.restoreAllMocks();
    super.teardown();
    const { console, exit, env } = this.before;
    globalThis.console = console;
    process.exit = exit;
    for (const name of Object.keys(process.env)) {
      if (!(name in env)) delete process.env[name];
    }
    Object.assign(process.env, env);
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      if (ofOneFile.includes(symbol.description)) delete globalThis[symbol];
    }
  }
};
