import type { CaseEvent } from '@famsam/contracts';
import { caseContracts } from '@famsam/contracts';
import type { StreamDefinition } from '@famsam/platform';
import type { CaseCommand, CaseRejection } from './case.decider';
import { caseDecider } from './case.decider';
import type { CaseState } from './case.state';

export const caseStream: StreamDefinition<CaseState, CaseCommand, CaseEvent, CaseRejection> = {
  category: 'case',
  decider: caseDecider,
  contracts: caseContracts,
};
