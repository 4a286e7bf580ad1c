export {
  HoldConsultation,
  ListConsultations,
  StrikeConsultation,
  TranscribeConsultations,
  type Consultation,
} from './consultation.commands';
export { consultationStream } from './consultation.stream';
