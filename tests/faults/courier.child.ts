import { serveCourier } from '@famsam/messages';
import { readConfiguration } from '@famsam/platform';
import { FixedClock } from '../support/fixed-clock';

/** A courier whose clock stands as far as the test says. */
export const stillCourier = () =>
  serveCourier(readConfiguration(process.env), new FixedClock(new Date(process.env.NOW ?? '')));
