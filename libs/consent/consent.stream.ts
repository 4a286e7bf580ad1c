import type { ConsentEvent } from '@famsam/contracts';
import { consentContracts } from '@famsam/contracts';
import type { StreamDefinition } from '@famsam/platform';
import type { ConsentCommand, ConsentRejection } from './consent.decider';
import { consentDecider } from './consent.decider';
import type { ConsentState } from './consent.state';

/** The consents of one case; the stream's id is the case's. */
export const consentStream: StreamDefinition<
  ConsentState,
  ConsentCommand,
  ConsentEvent,
  ConsentRejection
> = { category: 'consent', decider: consentDecider, contracts: consentContracts };
