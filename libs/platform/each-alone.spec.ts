import { areaId } from '@famsam/kernel';
import { Logger } from '@nestjs/common';
import { eachAlone } from './each-alone';
import { metricsRegistry } from './metrics';

const nora = areaId('00000000-0000-4000-8000-00000000000a');

it('a row that cannot be read hides no other, and is counted and named without a word of it', async () => {
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation();
  const rows = [
    { id: 'one', day: '2025-03-31' },
    { id: 'two', day: 'Kim' },
    { id: 'three', day: '2025-04-01' },
  ];
  const { seen, unreadable } = eachAlone(
    nora,
    'row of this test',
    rows,
    ({ id }) => id,
    ({ day }) => {
      if (!day.startsWith('2')) throw new RangeError(`no day: ${day}`);
      return new Date(day).getTime();
    },
  );
  expect(seen.map(([{ id }]) => id)).toEqual(['one', 'three']);
  expect(unreadable).toEqual([rows[1]]);
  expect(error.mock.calls).toHaveLength(1);
  expect(error.mock.calls[0]?.[0]).toMatchObject({
    what: 'row of this test',
    count: 1,
    ids: ['two'],
  });
  expect(JSON.stringify(error.mock.calls)).not.toContain('Kim');
  expect(await metricsRegistry.metrics()).toContain(
    'famsam_unreadable_total{what="row of this test"} 1',
  );
  error.mockRestore();
});
