import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { AgreementsForAgendaHandler } from './agenda.queries';
import { agreementCommandHandlers, Agreements } from './agreement.commands';
import { AgreementActsController, AgreementController } from './agreement.http';
import { AgreementMessages } from './agreement.messages';
import { AgreementsBoardHandler, AgreementsOfCaseHandler } from './agreement.queries';
import { agreementStream } from './agreement.stream';
import { agreementProjection, AgreementRow } from './agreement.view';
import { AgreementsTodayController } from './agreements-today.http';
import { AgreementsTodayHandler } from './agreements-today.queries';
import { GuestAgreementController } from './guest-agreement.http';
import { GuestAgreements } from './guest-agreement.queries';
import { SilenceJob } from './note-silence.job';
import { StopAskingJob } from './stop-asking.job';
import { OwnerConsent } from './owner-consent';

@Module({
  controllers: [
    AgreementController,
    AgreementActsController,
    AgreementsTodayController,
    GuestAgreementController,
  ],
  providers: [
    Agreements,
    AgreementMessages,
    OwnerConsent,
    GuestAgreements,
    ...agreementCommandHandlers,
    AgreementsBoardHandler,
    AgreementsOfCaseHandler,
    AgreementsForAgendaHandler,
    AgreementsTodayHandler,
    SilenceJob,
    StopAskingJob,
  ],
})
export class AgreementsModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'agreements',
      streams: [agreementStream],
      projections: [agreementProjection],
      entities: [AgreementRow],
      live: {
        after: () => [
          { key: ['agreements'], for: ['coordinator'] },
          { key: ['today', 'agreements'], for: ['coordinator'] },
          { key: ['meetings', 'agenda'], for: ['coordinator'] },
        ],
      },
    });
  }
}
