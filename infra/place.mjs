import { chownSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of the clone; everything that runs here is told apart from other clones by it. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** All that the two commands leave behind, so that deleting one folder undoes them. */
export const dataFolder = path.join(root, '.data');

export function inData(...parts) {
  if (mkdirSync(dataFolder, { recursive: true, mode: 0o700 }) && process.getuid() === 0) {
    // Root in somebody's folder: what is made here belongs to them, Postgres runs as them.
    const { uid, gid } = statSync(root);
    chownSync(dataFolder, uid, gid);
  }
  return path.join(dataFolder, ...parts);
}

/** Progress goes to standard error: standard output belongs to what was asked for. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** An error that is explained to the person at the keyboard; a stack would not help them. */
export class Trouble extends Error {}

/** Runs a command's body: trouble ends in one line, anything else in its stack; never in silence. */
export async function command(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    say(error instanceof Trouble ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

export function needNode() {
  if (process.platform === 'win32') {
    throw new Trouble('FamSam runs on Linux and macOS; on Windows, inside WSL.');
  }
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  if (engines.node.split(' || ').some(isRunningOn)) return;
  throw new Trouble(
    `FamSam runs on Node ${engines.node} (decision 0026); this is ${process.version}.`,
  );
}

/** `^20.19.0` allows later versions of Node 20, `>=24.0.0` later ones than that as well. */
function isRunningOn(range) {
  const [from, fromMinor] = range.match(/\d+/g).map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major === from) return minor >= fromMinor;
  return range.startsWith('>=') && major > from;
}

/** Whether this module is the program itself, also when the clone is reached through a link. */
export const isMain = ({ url }) => realpathSync(process.argv[1]) === fileURLToPath(url);

/** For `node --import`: a process with this ends together with the one that started it. */
export const withParent = pathToFileURL(path.join(root, 'infra', 'with-parent.mjs')).href;

/**
 * How every process of ours is run. Events are many objects of a short life: with room for 64 MB of
 * them instead of 16, a quarter less time goes into reading them (decision 0011).
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=64'];

/** The api reads one stream at a time, and files of others beside it: a quarter of that room is enough (decision 0031). */
export const flagsOf = (name) =>
  name === 'api' ? [...nodeFlags, '--max-semi-space-size=16'] : nodeFlags;

/**
 * For the C library of Linux: large buffers, such as a zip and what is in it, are given back as soon as they are free.
 * Otherwise each thread has arenas of its own, which keep them.
 */
export const memoryManners = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576' };
