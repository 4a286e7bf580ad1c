import { spawn } from 'node:child_process';
import path from 'node:path';
import { inData, root, say, Trouble } from './place.mjs';
import { oneAtATime, readJson } from './processes.mjs';

/** What npm left in node_modules, compared with what the lockfile asks for: exact, and 10 ms. */
function isInstalled() {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
  if (!wanted) throw new Trouble('package-lock.json is missing: this is no whole clone.');
  const there = readJson(path.join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!there) return false;
  return Object.entries(wanted).every(([name, one]) => {
    if (name === '') return true;
    const found = there[name];
    // Builds for other platforms are left out by npm.
    if (!found) return one.optional === true;
    return found.version === one.version && found.integrity === one.integrity;
  });
}

export async function ensureInstalled({ signal } = {}) {
  if (isInstalled()) return;
  await oneAtATime(inData('install.lock'), async () => {
    if (isInstalled()) return;
    say('Installing the dependencies (npm ci) …');
    const started = Date.now();
    // No package needs its install script: builds come as platform packages, and the symlinks of
    // Postgres are made by infra/postgres/binaries.mjs. What does not run cannot do harm.
    const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      signal,
      env: { ...process.env, npm_config_loglevel: 'error', npm_config_update_notifier: 'false' },
    });
    const code = await new Promise((resolve, reject) => {
      npm.once('error', reject).once('exit', resolve);
    });
    if (code !== 0 || !isInstalled()) {
      throw new Trouble(`npm ci failed (code ${code}); its reason stands above.`);
    }
    say(`… installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
  });
}
