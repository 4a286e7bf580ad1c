import { Rooms, streamId } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { ConsentsOfCase, ConsentsOfCaseHandler } from './case-consents.queries';
import {
  AskConsent,
  consentCommandHandlers,
  Consents,
  GiveConsent,
  LapsePapers,
  RecordChildView,
  RefuseConsent,
  WithdrawConsent,
  WithdrawPaperConsent,
} from './consent.commands';
import { ConsentController } from './consent.http';
import {
  FirstAskedOn,
  FirstAskedOnHandler,
  MeetingsWithoutConsent,
  MeetingsWithoutConsentHandler,
  MissingConsents,
  MissingConsentsHandler,
  WhyNotTold,
  WhyNotToldHandler,
} from './consent.queries';
import { consentStream } from './consent.stream';
import { FirstFamilies, familyProjection } from './family.view';
import {
  ConsentMatters,
  ConsentMattersHandler,
  ConsentsInForceSince,
  ConsentsInForceSinceHandler,
} from './matters';
import {
  LapsedPapers,
  NobodyHere,
  NobodyHereHandler,
  TranscribeLapsedPapers,
  TranscribeLapsedPapersHandler,
  TakeBackPapers,
  TakeBackPapersHandler,
  TranscribePaperConsents,
  TranscribePaperConsentsHandler,
} from './paper-before-import';

@Module({
  controllers: [ConsentController],
  providers: [
    Consents,
    ...consentCommandHandlers,
    MissingConsentsHandler,
    FirstAskedOnHandler,
    MeetingsWithoutConsentHandler,
    NobodyHereHandler,
    TakeBackPapersHandler,
    TranscribePaperConsentsHandler,
    TranscribeLapsedPapersHandler,
    WhyNotToldHandler,
    ConsentsOfCaseHandler,
    ConsentMattersHandler,
    ConsentsInForceSinceHandler,
    LapsedPapers,
    FirstFamilies,
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
        LapsePapers,
      ],
      queries: [
        MissingConsents,
        FirstAskedOn,
        MeetingsWithoutConsent,
        WhyNotTold,
        NobodyHere,
        TakeBackPapers,
        TranscribePaperConsents,
        TranscribeLapsedPapers,
        ConsentsOfCase,
        ConsentMatters,
        ConsentsInForceSince,
      ],
      streams: [consentStream],
      projections: [familyProjection],
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
