import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import type { AreaId } from '@famsam/kernel';
import { Client } from 'pg';
import { aDatabase, type TestDatabase } from '../support/database';
import { count as counted, extent, seed } from '../support/extent';
import { QuickChildren } from '../support/quick-child';
import { aRegisterApp, inFolder } from '../support/register-app';
import { Dice, generateRegister, registerBytes } from '../support/register-generator';

/**
 * The operator's import, killed with SIGKILL at moments spread over all its steps: afterwards all of
 * the register is there, or nothing of it, and the next import is not in the way of what was left.
 */
const dice = new Dice(seed);
const rows = generateRegister({ seed: 11, families: extent({ test: 80, soak: 400 }) });

/** The step in which each is killed, at a moment in it that the dice choose. */
const kills = extent({
  test: ['checking', 'deciding', 'publishing', 'publishing'],
  soak: ['checking', 'deciding', 'deciding', 'publishing', 'publishing'].flatMap((step) =>
    Array.from({ length: 4 }, () => step),
  ),
});

let database: TestDatabase;
let client: Client;
let children: QuickChildren;
/** One for the import that lives, one for each that is killed. */
let areas: AreaId[];

beforeAll(async () => {
  children = await QuickChildren.bundled();
  database = await aDatabase();
  const register = await aRegisterApp(database.serviceUrl);
  areas = [];
  for (let many = 0; many <= kills.length; many += 1) areas.push(await register.newArea());
  await register.app.close();
  client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
}, 120_000);

afterAll(async () => {
  children?.close();
  await client?.end();
  await database?.drop();
});

async function count(table: 'event' | 'staged', area: AreaId): Promise<number> {
  const { rows: found } = await client.query<{ count: string }>(
    `select count(*) from platform.${table} where area_id = $1`,
    [area],
  );
  return Number(found[0]?.count);
}

/** What the killed process had sent may still be under way in its session. */
async function sessionsOver(): Promise<void> {
  const others = `select from pg_stat_activity where datname = current_database()
    and backend_type = 'client backend' and pid <> pg_backend_pid()`;
  while ((await client.query(others)).rowCount) await after(20);
}

interface Kill {
  readonly step: string;
  readonly ms: number;
}

/** Killed so long after the beginning of a step; or not at all. */
async function runImport(area: AreaId, folder: string, kill?: Kill) {
  const args = ['cli', 'register', 'import', folder, '--area', area, '--create-all', '--json'];
  const child = children.run(args, { DATABASE_URL: database.ownerUrl });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  const began = new Map<string, number>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    const step = line.split(' ')[0] ?? '';
    if (began.has(step)) return;
    began.set(step, performance.now());
    if (kill?.step === step) void after(kill.ms).then(() => child.kill('SIGKILL'));
  });
  await once(child, 'close');
  const closed = performance.now();
  await sessionsOver();
  const lasted = (step: string): number => {
    const times = [...began.values(), closed];
    const at = [...began.keys()].indexOf(step);
    return (times[at + 1] ?? closed) - (times[at] ?? closed);
  };
  return { output, lasted };
}

it(`leaves all or nothing, whenever it is killed (SEED=${seed})`, async () => {
  await inFolder(registerBytes(rows), async (folder) => {
    const [first, ...others] = areas as [AreaId, ...AreaId[]];
    const nothing = await count('event', first);
    const whole = await runImport(first, folder);
    const all = await count('event', first);
    expect(JSON.parse(whole.output)).toMatchObject({ imported: true, events: all - nothing });

    for (const [index, area] of others.entries()) {
      const step = kills[index] ?? 'publishing';
      const kill = { step, ms: dice.below(Math.ceil(whole.lasted(step))) };
      await runImport(area, folder, kill);
      counted({ kills: 1 });
      const left = await count('event', area);
      expect({ kill, left: [nothing, all].includes(left) ? 'all or nothing' : left }).toEqual({
        kill,
        left: 'all or nothing',
      });
    }

    // What a killed import has staged is not in the way of the next one.
    const last = areas.at(-1) as AreaId;
    await runImport(last, folder);
    expect(await count('event', last)).toBe(all);
    expect(await count('staged', last)).toBe(0);
  });
}, 600_000);
