// All processes that the fault tests kill, in one file, so that they are bundled once in a run.
import 'reflect-metadata';
import { bulk } from './bulk-kill.child';
import { stillCourier } from './courier.child';
import { api, courier, worker } from './house.child';
import { cli } from './register-kill.child';
import { slowWorker } from './runner-kill.child';
import type { Say } from './say';

/** They end with whoever started them. */
const parts: Record<string, (say: Say) => Promise<void>> = {
  ...{ api, worker },
  ...{ 'slow-worker': slowWorker, bulk, cli },
};
/** They outlive whoever started them for as long as they have something in hand. */
const couriers: Record<string, () => void> = { courier, 'still-courier': stillCourier };

const [, , name = ''] = process.argv;
if (parts[name]) {
  process.on('disconnect', () => process.exit());
  void parts[name]((step, detail) => void process.send?.([step, detail]));
} else couriers[name]?.();
