export { CasesModule } from './cases.module';
export { ActOnCase, ReferFamily } from './case.commands';
export type { CaseAct, FamilyInput } from './case.commands';
export type { TextsOfSubject } from './words';
export { CaseById, CaseFactsOf, CaseTimeline, heldWithoutConsent } from './case.queries';
export type { CaseDetail, CaseFacts, CaseListItem, TimelineEntry } from './case.queries';
export type { FamilyRecord } from './case.transcription';
export {
  BroughtConsultations,
  HoldConsultation,
  ListConsultations,
  StrikeConsultation,
  TranscribeConsultations,
} from './consultations';
export type { BroughtConsultation, Consultation, ConsultationPart } from './consultations';
export {
  BroughtFamilies,
  FamilyRecords,
  NumbersFromBefore,
  StrikeFamiliesBut,
  TranscribeFamilies,
} from './register';
export type { BroughtFamily, FamilyTranscription, StreamPart, StruckFamily } from './register';
export { FindCases, type CaseSearch, type NamedCase } from './search';
export { TodayOf } from './today';
export type { SectionKind, Today, TodayItem, TodaySection } from './today';
