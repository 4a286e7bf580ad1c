import { Rooms, streamId } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { consentCommandHandlers, Consents } from './consent.commands';
import { ConsentController } from './consent.http';
import {
  CoveredAgenciesHandler,
  MissingConsentsHandler,
  TranscribePaperConsentsHandler,
} from './consent.queries';
import { consentStream } from './consent.stream';
import { ConsentsOfCaseHandler, LedgerRow, ledgerProjection } from './ledger.view';
import {
  ConsentMattersHandler,
  ConsentsInForceSinceHandler,
  FirstMatters,
  matterProjection,
} from './matter.view';
import { CaseRow, PersonRow, personProjection } from './person.view';

@Module({
  controllers: [ConsentController],
  providers: [
    Consents,
    ...consentCommandHandlers,
    MissingConsentsHandler,
    CoveredAgenciesHandler,
    TranscribePaperConsentsHandler,
    ConsentsOfCaseHandler,
    ConsentMattersHandler,
    ConsentsInForceSinceHandler,
    FirstMatters,
  ],
})
export class ConsentModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'consent',
      streams: [consentStream],
      projections: [personProjection, ledgerProjection, matterProjection],
      entities: [CaseRow, PersonRow, LedgerRow],
      live: {
        after: ({ stream }) => [
          { key: ['case', streamId(stream)], for: ['coordinator'] },
          { key: ['today'], for: ['coordinator'] },
          // When all have answered, the referral has come a step further.
          { key: ['own-referrals'], for: ['referrer'] },
        ],
      },
    });
  }
}
