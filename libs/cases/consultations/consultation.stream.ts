import type { ConsultationEvent } from '@famsam/contracts';
import { consultationContracts } from '@famsam/contracts';
import type { StreamDefinition } from '@famsam/platform';
import type {
  ConsultationCommand,
  ConsultationRejection,
  ConsultationState,
} from './consultation.decider';
import { consultationDecider } from './consultation.decider';

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
