import { Rooms, streamId } from '@famsam/platform';
import { Module } from '@nestjs/common';
import {
  AskConsent,
  consentCommandHandlers,
  Consents,
  GiveConsent,
  RecordChildView,
  RefuseConsent,
  WithdrawConsent,
  WithdrawPaperConsent,
} from './consent.commands';
import { ConsentController } from './consent.http';
import {
  CoveredAgencies,
  CoveredAgenciesHandler,
  MissingConsents,
  MissingConsentsHandler,
  TranscribePaperConsents,
  TranscribePaperConsentsHandler,
} from './consent.queries';
import { consentStream } from './consent.stream';
import { ConsentsOfCase, ConsentsOfCaseHandler, ledgerProjection, LedgerRow } from './ledger.view';
import {
  ConsentMatters,
  ConsentMattersHandler,
  ConsentsInForceSince,
  ConsentsInForceSinceHandler,
  FirstMatters,
  matterProjection,
} from './matter.view';
import { CaseRow, personProjection, PersonRow } from './person.view';

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
      commands: [
        AskConsent,
        GiveConsent,
        RefuseConsent,
        WithdrawConsent,
        WithdrawPaperConsent,
        RecordChildView,
      ],
      queries: [
        MissingConsents,
        CoveredAgencies,
        TranscribePaperConsents,
        ConsentsOfCase,
        ConsentMatters,
        ConsentsInForceSince,
      ],
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
