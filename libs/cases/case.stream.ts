import type { CaseEvent, ConsultationEvent } from '@famsam/contracts';
import { caseContracts, consultationContracts } from '@famsam/contracts';
import type { StreamDefinition } from '@famsam/platform';
import type { CaseCommand, CaseRejection } from './case.decider';
import { caseDecider } from './case.decider';
import type { CaseState } from './case.state';
import type {
  ConsultationCommand,
  ConsultationRejection,
  ConsultationState,
} from './consultation.decider';
import { consultationDecider } from './consultation.decider';

export const caseStream: StreamDefinition<CaseState, CaseCommand, CaseEvent, CaseRejection> = {
  category: 'case',
  decider: caseDecider,
  contracts: caseContracts,
};

export const consultationStream: StreamDefinition<
  ConsultationState,
  ConsultationCommand,
  ConsultationEvent,
  ConsultationRejection
> = {
  category: 'consultation',
  decider: consultationDecider,
  contracts: consultationContracts,
};
