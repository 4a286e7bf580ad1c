import type { AgreementEvent } from '@famsam/contracts';
import { agreementContracts } from '@famsam/contracts';
import type { StreamDefinition } from '@famsam/platform';
import type { AgreementCommand, AgreementRejection } from './agreement.decider';
import { agreementDecider } from './agreement.decider';
import type { AgreementState } from './agreement.state';

export const agreementStream: StreamDefinition<
  AgreementState,
  AgreementCommand,
  AgreementEvent,
  AgreementRejection
> = { category: 'agreement', decider: agreementDecider, contracts: agreementContracts };
