import { openApiOf } from '@famsam/platform';
import { anApp } from '../support/app';
import { count, extent, seed } from '../support/extent';
import { operationsOf } from '../support/fuzz/document';
import { Fuzzer } from '../support/fuzz/fuzzer';

const requests = 5_000;
const seeds = Array.from({ length: extent({ test: 1, soak: 20 }) }, (_, n) => seed + n);

it.each(seeds)(
  'every door answers whatever comes as it documents, and never with a 5xx, SEED=%i',
  async (ofThis) => {
    const house = await anApp();
    try {
      const document = openApiOf(house.app);
      const fuzzer = new Fuzzer(house, document, ofThis);
      await fuzzer.run(requests);
      const { faults, slowest, tried, accepted } = fuzzer;
      count({ requests, accepted });
      const lines = [`fuzz: ${requests} requests, ${accepted} accepted, SEED=${ofThis}`];
      process.stdout.write(`${[...lines, ...extent({ test: [], soak: slowest })].join('\n')}\n`);
      expect([...faults.values()].slice(0, 20)).toEqual([]);
      const routes = operationsOf(document.paths).map(({ method, path }) => `${method} ${path}`);
      expect(routes.filter((route) => !tried.has(route))).toEqual([]);
      expect(accepted).toBeGreaterThan(requests / 5);
    } finally {
      await house.close();
    }
  },
  180_000,
);
