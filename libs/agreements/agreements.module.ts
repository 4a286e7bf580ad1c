import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import {
  AgreementsForAgenda,
  AgreementsForAgendaHandler,
  AgreementsNotFor,
  AgreementsNotForHandler,
} from './agenda.queries';
import {
  ActOnAgreement,
  agreementCommandHandlers,
  Agreements,
  MakeAgreement,
  NoteSilence,
} from './agreement.commands';
import { AgreementActsController, AgreementController } from './agreement.http';
import { AgreementMessages } from './agreement.messages';
import {
  AgreementsBoard,
  AgreementsBoardHandler,
  AgreementsOfCase,
  AgreementsOfCaseHandler,
} from './agreement.queries';
import { agreementStream } from './agreement.stream';
import { agreementProjection, AgreementRow } from './agreement.view';
import { AgreementsTodayController } from './agreements-today.http';
import { AgreementsToday, AgreementsTodayHandler } from './agreements-today.queries';
import { GuestAgreementController } from './guest-agreement.http';
import { GuestAgreements } from './guest-agreement.queries';
import { SilenceJob } from './note-silence.job';
import { StopAskingJob } from './stop-asking.job';

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
    GuestAgreements,
    ...agreementCommandHandlers,
    AgreementsBoardHandler,
    AgreementsOfCaseHandler,
    AgreementsForAgendaHandler,
    AgreementsNotForHandler,
    AgreementsTodayHandler,
    SilenceJob,
    StopAskingJob,
  ],
})
export class AgreementsModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'agreements',
      commands: [MakeAgreement, ActOnAgreement, NoteSilence],
      queries: [
        AgreementsForAgenda,
        AgreementsNotFor,
        AgreementsOfCase,
        AgreementsBoard,
        AgreementsToday,
      ],
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
