/**
 * `node own-cluster.mjs start|crash|stop <folder> [<major version>]`: a Postgres that one test may crash without hurting the others.
 * `start` prints its address; `crash` is an immediate shutdown, after which the next start repairs the data.
 */
import path from 'node:path';
import { runningOn, startPostgres, stopPostgres } from '../../infra/postgres/cluster.mjs';
import { isAlive, signal, until } from '../../infra/processes.mjs';

const [action, folder, major] = process.argv.slice(2);
const cluster = path.join(folder, 'postgres');
const settings = { fsync: 'off', full_page_writes: 'off', max_connections: 300 };

/** As Debian installs them. */
const programsOf = (version) => ({
  postgres: `/usr/lib/postgresql/${version}/bin/postgres`,
  initdb: `/usr/lib/postgresql/${version}/bin/initdb`,
  major: version,
});

if (action === 'start') {
  const log = path.join(folder, 'postgres.log');
  const programs = major && programsOf(major);
  const options = { settings, durable: false, log, ...(programs && { programs }) };
  const { url } = await startPostgres(cluster, options);
  process.stdout.write(url);
} else if (action === 'crash') {
  const there = runningOn(cluster);
  if (there) signal(there.pid, 'SIGQUIT');
  await until(() => !isAlive(there), 30_000);
} else {
  await stopPostgres(cluster);
}
