import { Logger } from '@nestjs/common';
import type { LogLevel } from './configuration';
import { JsonLogger } from './logging';

function logged(level: LogLevel, write: (logger: Logger) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  Logger.overrideLogger(new JsonLogger(level, { write: (line) => lines.push(line) }));
  write(new Logger('room'));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

afterEach(() => Logger.overrideLogger(false));

it('writes one JSON object a line, with fields beside the message', () => {
  const [line] = logged('info', (log) => log.log({ message: 'done', count: 3 }));
  expect(line).toEqual({
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    level: 'info',
    context: 'room',
    message: 'done',
    count: 3,
  });
});

it('keeps to its level', () => {
  const levels = logged('warn', (log) => {
    log.debug('a');
    log.log('b');
    log.warn('c');
    log.error('d');
  });
  expect(levels.map(({ message }) => message)).toEqual(['c', 'd']);
});

it('keeps a line break inside a message on one line', () => {
  expect(logged('info', (log) => log.log('two\nlines'))).toHaveLength(1);
});

it('takes the stack that goes with an error', () => {
  const [line] = logged('info', (log) => log.error('failed', 'at here'));
  expect(line).toMatchObject({ message: 'failed', stack: 'at here', context: 'room' });
});

it('says of an error that is logged itself what it is, and where', () => {
  const [line] = logged('info', (log) => log.error(new RangeError('too far')));
  expect(line).toMatchObject({ level: 'error', message: 'RangeError: too far' });
  expect(line?.['stack']).toContain('logging.spec.ts');
});

it('leaves out a field without a value, and does not fail on one that holds itself', () => {
  const job: { name: string; of?: object } = { name: 'remind' };
  job.of = job;
  const [line] = logged('info', (log) => log.warn({ message: 'late', kind: undefined, job }));
  expect(Object.keys(line ?? {}).sort()).toEqual(['context', 'job', 'level', 'message', 'time']);
  expect(line?.['job']).toEqual({ name: 'remind', of: '[Circular]' });
});

it('tells of the wiring of modules and routes only to those who look for faults', () => {
  const wiring = (): void => new Logger('RoutesResolver').log('mapped');
  expect(logged('info', wiring)).toEqual([]);
  expect(logged('debug', wiring)).toHaveLength(1);
});
