import 'reflect-metadata';
import { bulk } from './bulk-kill.child';
import { stillCourier } from './courier.child';
import { api, courier, worker } from './house.child';
import { slowWorker } from './runner-kill.child';

/** All processes that the fault tests kill, in one file, so that they are bundled once in a run. */
export type Say = (step: string, told?: unknown) => void;

/** They end with whoever started them. */
const parts: Record<string, (say: Say) => Promise<void>> = {
  ...{ api, worker },
  ...{ 'slow-worker': slowWorker, bulk },
};
/** They outlive whoever started them for as long as they have something in hand. */
const couriers: Record<string, () => void> = { courier, 'still-courier': stillCourier };

const [, , name = ''] = process.argv;
if (parts[name]) {
  process.on('disconnect', () => process.exit());
  void parts[name]((step, told) => void process.send?.([step, told]));
} else couriers[name]?.();
