export { ConsentModule } from './consent.module';
export {
  AskConsent,
  GiveConsent,
  LapsePapers,
  RecordChildView,
  RefuseConsent,
  WithdrawConsent,
  WithdrawPaperConsent,
} from './consent.commands';
export { mayBeMinor } from './consent.coverage';
export type { Person, MissingConsent } from './consent.coverage';
export {
  FirstAskedOn,
  MeetingsWithoutConsent,
  MissingConsents,
  WhyNotTold,
} from './consent.queries';
export {
  NobodyHere,
  TakeBackPapers,
  TranscribeLapsedPapers,
  TranscribePaperConsents,
} from './paper-before-import';
export { untoldReasons } from './consent.telling';
export type { Telling, UntoldReason } from './consent.telling';
export { ConsentsOfCase } from './case-consents.queries';
export type { CaseConsents, ConsentCell } from './case-consents.queries';
export { ConsentMatters, ConsentsInForceSince } from './matters';
export type { CaseMatters, Matter, MatterKind } from './matters';
