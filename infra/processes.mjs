import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * When the process with this id was born, or null when there is none or only its zombie. The id
 * alone says nothing after a crash: the system may have given it to somebody else.
 */
export function bornAt(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === 'linux') {
    try {
      // The name stands in parentheses and may itself hold spaces and parentheses.
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? null : fields[19];
    } catch {
      return null;
    }
  }
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return line === '' || line.startsWith('Z') ? null : line.slice(line.indexOf(' ')).trim();
  } catch {
    return null;
  }
}

export const identify = (pid) => ({ pid, born: bornAt(pid) });

export function isAlive(one) {
  return Boolean(one?.born) && bornAt(one.pid) === one.born;
}

/** Sends a signal; false when the process is gone already, or belongs to somebody else. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

export async function until(condition, milliseconds, every = 25) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() >= end) return false;
    await pause(every);
  }
}

/** Asks a process to end, and makes it after the patience is over. */
export async function endProcess(one, { name = 'SIGTERM', patience = 10_000 } = {}) {
  if (!isAlive(one)) return true;
  signal(one.pid, name);
  if (await until(() => !isAlive(one), patience)) return true;
  signal(one.pid, 'SIGKILL');
  return until(() => !isAlive(one), 5_000);
}

/** Looks every half second whether whoever started this process is still there. */
export function whenOrphaned(act) {
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && act(), 500).unref();
}

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export const readJson = (file) => parse(read(file));

export function writeJson(file, value) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(value), { mode: 0o600 });
  renameSync(draft, file);
}

/**
 * A lock is a file that names its holder. It appears whole (by link) or not at all; one whose
 * holder is dead is set aside by rename, which only one of several comers can do.
 * Returns null when it is ours now, else what its holder wrote.
 */
export function takeLock(file, note = {}) {
  const mine = JSON.stringify({ ...identify(process.pid), ...note });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(draft, file);
        return null;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const text = read(file);
      if (text === null) continue;
      const holder = parse(text);
      if (isAlive(holder)) return holder;
      const aside = `${file}.stale-${process.pid}`;
      try {
        renameSync(file, aside);
      } catch (error) {
        if (error.code === 'ENOENT') continue;
        throw error;
      }
      // Somebody was quicker between our look and our rename: give the living one its lock back.
      if (read(aside) !== text) {
        try {
          linkSync(aside, file);
        } catch (error) {
          if (error.code !== 'EEXIST') throw error;
        }
      }
      rmSync(aside, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

export function leaveLock(file) {
  if (readJson(file)?.pid === process.pid) rmSync(file, { force: true });
}

/** Does one thing at a time among all processes of this folder. */
export async function oneAtATime(file, work, patience = 300_000) {
  const got = await until(() => takeLock(file) === null, patience, 50);
  if (!got) throw new Error(`${file} has been held for ${patience / 1000} s`);
  try {
    return await work();
  } finally {
    leaveLock(file);
  }
}
