export { AgreementsModule } from './agreements.module';
export { ActOnAgreement, MakeAgreement } from './agreement.commands';
export type { AgreementAct } from './agreement.commands';
export { AgreementsBoard, AgreementsOfCase } from './agreement.queries';
export type { AgreementOnBoard, AgreementShown } from './agreement.queries';
export { agendaStandings, AgreementsForAgenda, AgreementsNotFor } from './agenda.queries';
export type { AgendaStanding, AgreementForAgenda } from './agenda.queries';
export { agreementStatuses } from './agreement.state';
