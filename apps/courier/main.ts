import 'reflect-metadata';
import { serveCourier } from '@famsam/messages';
import { readConfiguration, SystemClock } from '@famsam/platform';

/** Started by the worker, beside it, so that a mail on its way does not end with it (decision 0019). */
serveCourier(readConfiguration(process.env), new SystemClock());
