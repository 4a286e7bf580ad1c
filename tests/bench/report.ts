import { writeFileSync } from 'node:fs';
import os from 'node:os';
import type { Bench, Size } from './bench';
import type { Aim, Line } from './measure';

const headings = ['measure', 'limit', 'ours', 'ratio', 'aim', 'met'] as const;

/** One table for a person at the terminal. */
export function table(lines: readonly Line[]): string {
  const rows = [
    [...headings],
    ...lines.map((one) => [
      one.measure,
      one.limit === null ? '—' : `${figure(one.limit)} ${one.unit}`,
      `${figure(one.ours)} ${one.unit}`,
      one.ratio === null ? '—' : one.ratio.toFixed(2),
      one.aim === null ? '—' : aimText(one.aim, one.unit),
      one.met === null ? '—' : one.met ? 'yes' : 'NO',
    ]),
  ];
  const widths = headings.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const text = rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join(' · '),
  );
  const notes = lines.filter(({ note }) => note).map(({ measure, note }) => `${measure}: ${note}`);
  text.splice(1, 0, '─'.repeat(text[0]?.length ?? 0));
  return [...text, '', ...notes].join('\n');
}

/** As soon as it is known. */
export function brief({ measure, unit, limit, ours, ratio }: Line): string {
  const beside =
    limit === null || ratio === null ? '' : ` of ${figure(limit)}: ${ratio.toFixed(2)}`;
  return `${measure}: ${figure(ours)} ${unit}${beside}`;
}

function figure(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

function aimText({ of, is, bound }: Aim, unit: string): string {
  return of === 'ratio' ? `${is} ${bound.toFixed(2)}` : `${is} ${bound} ${unit}`;
}

export interface Result {
  readonly measuredAt: string;
  readonly size: Size;
  readonly machine: Record<string, unknown>;
  readonly lines: readonly Line[];
}

export async function machine(bench: Bench): Promise<Record<string, unknown>> {
  return {
    cores: os.availableParallelism(),
    processor: os.cpus()[0]?.model,
    memoryMB: Math.round(os.totalmem() / 2 ** 20),
    system: `${os.type()} ${os.release()}`,
    loadBefore: os.loadavg()[0],
    node: process.version,
    postgres: await bench.version(),
    pgbench: await bench.pgbenchVersion(),
  };
}

export function write(file: string, result: Result): void {
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}
