import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { AgreementsForAgendaHandler } from './agenda.queries';
import { agreementCommandHandlers, Agreements } from './agreement.commands';
import { AgreementController } from './agreement.http';
import { AgreementsBoardHandler, AgreementsOfCaseHandler } from './agreement.queries';
import { agreementStream } from './agreement.stream';
import { agreementProjection, AgreementRow } from './agreement.view';
import { SilenceJob } from './note-silence.job';

@Module({
  controllers: [AgreementController],
  providers: [
    Agreements,
    ...agreementCommandHandlers,
    AgreementsBoardHandler,
    AgreementsOfCaseHandler,
    AgreementsForAgendaHandler,
    SilenceJob,
  ],
})
export class AgreementsModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'agreements',
      streams: [agreementStream],
      projections: [agreementProjection],
      entities: [AgreementRow],
      live: { after: () => [{ key: ['agreements'], for: ['coordinator'] }] },
    });
  }
}
