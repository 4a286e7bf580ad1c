export { ConsentModule } from './consent.module';
export {
  AskConsent,
  GiveConsent,
  RecordChildView,
  RefuseConsent,
  WithdrawConsent,
  WithdrawPaperConsent,
} from './consent.commands';
export type { DiscussedMember, MissingConsent } from './consent.coverage';
export { CoveredAgencies, MissingConsents, TranscribePaperConsents } from './consent.queries';
export { ConsentsOfCase } from './ledger.view';
export type { CaseConsents, ConsentCell } from './ledger.view';
export { ConsentMatters, ConsentsInForceSince } from './matter.view';
export type { CaseMatters } from './matter.view';
export type { Matter, MatterKind } from './consent.matters';
