import { setTimeout as pause } from 'node:timers/promises';
import { buildWeb } from './build-web.mjs';
import { build } from './build.mjs';
import { closeDatabase, demoFor, environment, openDatabase, prepareDatabase } from './database.mjs';
import { ensureInstalled } from './install.mjs';
import { endLeftovers, launcherFile, readLauncher, tellLauncher } from './launcher.mjs';
import { keepRunning } from './part.mjs';
import { command, dataFolder, needNode, say, Trouble } from './place.mjs';
import { freePortFrom, isFree } from './ports.mjs';
import { isAlive, leaveLock, takeLock, until } from './processes.mjs';

const stop = new AbortController();

/** Says where the one that runs serves; waits for it while it is being started. */
async function joinRunning(holder) {
  say(`FamSam is already being run in this folder, by process ${holder.pid}.`);
  const ended = await until(() => {
    const now = readLauncher();
    if (now?.pid !== holder.pid || !isAlive(holder)) return 'gone';
    return now.url ? 'serving' : stop.signal.aborted && 'aborted';
  }, 600_000);
  if (ended === 'serving') say(`It serves at ${readLauncher().url}`);
  return ended;
}

function wantedPort() {
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Trouble(`PORT is ${process.env.PORT}, and must be a number from 1 to 65535.`);
}

async function choosePort(wanted) {
  const port = await freePortFrom(wanted);
  if (port !== wanted) say(`Port ${wanted} is taken by another program; taking ${port}.`);
  return port;
}

async function isReady(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
      signal: AbortSignal.timeout(2_000),
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

function welcome(url) {
  say(`
FamSam runs at        ${url}
The application       ${url}/valj-roll
API, with examples    ${url}/api/docs
Demo sign-ins         choose there, or send the header X-Demo-Persona: coordinator,
                      referrer, steering-group or operator. For example:
  curl -H 'X-Demo-Persona: coordinator' '${url}/api/v1/statistics/tables?asOf=2022-11-16'
Logs                  ${dataFolder}/logs
Ctrl-C stops all of it.
`);
}

/** Brings the embedded Postgres back when it dies; the parts are renewed if it had to move. */
async function watch(running) {
  while (!stop.signal.aborted) {
    await pause(300);
    const { database } = running;
    if (stop.signal.aborted || !database.embedded || isAlive(database.process)) continue;
    say('\nPostgres died; starting it again.');
    try {
      running.database = await openDatabase();
      say('… Postgres runs again.');
      if (running.database.url !== database.url)
        await Promise.all(running.parts.map((p) => p.renew()));
    } catch (error) {
      say(error.message);
      await pause(2_000);
    }
  }
}

async function serve(running, { empty, wanted }) {
  const { signal } = stop;
  await ensureInstalled({ signal });
  // The pages last: when all of dist is made anew, they are removed with it.
  [running.database] = await Promise.all([openDatabase(), build().then(buildWeb)]);
  if (running.database.adopted) say('Took over the Postgres that was left running.');
  signal.throwIfAborted();
  const demo = demoFor(running.database, empty);
  await prepareDatabase(running.database, { demo, signal });

  let port = await choosePort(wanted);
  signal.throwIfAborted();
  const note = () =>
    tellLauncher({ parts: Object.fromEntries(running.parts.map((p) => [p.name, p.process])) });
  const surroundings = () => ({ ...environment(running.database), PORT: String(port) });
  running.parts.push(keepRunning('api', surroundings, note));
  running.parts.push(keepRunning('worker', surroundings, note));
  note();

  const started = Date.now();
  while (!(await isReady(port))) {
    signal.throwIfAborted();
    const failing = running.parts.find((part) => part.deathsInARow >= 3);
    if (failing) throw new Trouble(`The ${failing.name} does not start; its last words are above.`);
    if (Date.now() - started > 120_000) throw new Trouble('The api is not ready after 2 minutes.');
    // Taken between our look and the api's start: the next attempt gets another.
    if (!running.parts[0].process && !(await isFree(port))) port = await choosePort(port + 1);
    await pause(40);
  }
  const url = `http://localhost:${port}`;
  tellLauncher({ url });
  welcome(url);
  await watch(running);
}

async function shutDown(running) {
  await Promise.all(running.parts.map((part) => part.stop()));
  if (running.database && !(await closeDatabase(running.database))) {
    say('Postgres runs on: a famsam command is using it, and will stop it.');
  }
}

await command(async () => {
  needNode();
  const wanted = wantedPort();
  const args = process.argv.slice(2);
  const unknown = args.find((one) => one !== '--empty');
  if (unknown) throw new Trouble(`npm start knows --empty, and not ${unknown}.`);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
      if (!stop.signal.aborted) say('\nStopping …');
      stop.abort();
    });
  }

  const before = readLauncher();
  for (;;) {
    const holder = takeLock(launcherFile(), { parts: before?.parts });
    if (!holder) break;
    const ended = await joinRunning(holder);
    if (ended !== 'gone') return ended === 'serving' || ended === 'aborted' ? 0 : 1;
  }
  const running = { database: null, parts: [] };
  try {
    await endLeftovers(before?.parts);
    await serve(running, { empty: args.includes('--empty'), wanted });
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    const asked = stop.signal.aborted;
    stop.abort();
    await shutDown(running);
    leaveLock(launcherFile());
    const all = running.database?.embedded ? 'api, worker and Postgres' : 'api and worker';
    if (asked) say(`Stopped: ${all}.`);
  }
  return 0;
});
process.exit();
