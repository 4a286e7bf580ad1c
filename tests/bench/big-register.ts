import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { areaId, type AreaId } from '@famsam/kernel';
import { generateRegister, registerBytes } from '../support/register-generator';
import type { Bench } from './bench';
import { famsam } from './processes';

/** One generated register of all families, imported by the command line into a database of its own. */
export interface BigRegister {
  readonly url: string;
  readonly area: AreaId;
  readonly rows: number;
  readonly events: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
}

let imported: Promise<BigRegister> | undefined;

/** Imported once per run, and used by each measure that needs it. */
export function bigRegister(bench: Bench): Promise<BigRegister> {
  return (imported ??= importIt(bench));
}

async function importIt(bench: Bench): Promise<BigRegister> {
  const { families } = bench.size;
  const folder = path.join(bench.folder, 'register');
  mkdirSync(folder, { recursive: true });
  const register = generateRegister({ seed: 20_261_122, families });
  for (const [name, bytes] of registerBytes(register))
    writeFileSync(path.join(folder, name), bytes);
  const rows = Object.values(register).reduce((sum, lines) => sum + lines.length - 1, 0);

  const url = await bench.createDatabase('bench_register');
  const created = await famsam(bench, url, ['area', 'create', 'Bench']);
  const area = areaId(created.output.trim());
  bench.say(`importing ${families} families …`);
  const { output, seconds, peakMegabytes } = await famsam(bench, url, [
    ...['register', 'import', folder, '--area', area, '--create-all', '--json'],
  ]);
  const { events } = JSON.parse(output) as { events: number };
  return { url, area, rows, events, seconds, peakMegabytes };
}
