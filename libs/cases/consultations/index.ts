export {
  BroughtConsultations,
  HoldConsultation,
  ListConsultations,
  StrikeConsultation,
  TranscribeConsultations,
  type BroughtConsultation,
  type Consultation,
} from './consultation.commands';
export type { ConsultationPart } from './consultation.transcription';
export { consultationStream } from './consultation.stream';
