import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { activityProjection } from './activity.view';
import { CaseEntriesController } from './case-entries.http';
import { CaseFile, caseFileProjection } from './case-file.view';
import { ActOnCaseHandler, ReferFamilyHandler } from './case.commands';
import { FindCasesHandler } from './case-search.queries';
import { CaseController } from './case.http';
import { staleAfter } from './case.live';
import {
  CaseByIdHandler,
  CaseFactsOfHandler,
  CaseTimelineHandler,
  ListCasesHandler,
} from './case.queries';
import { caseStream, consultationStream } from './case.stream';
import {
  HoldConsultationHandler,
  ListConsultationsHandler,
  StrikeConsultationHandler,
  TranscribeConsultationsHandler,
} from './consultation.commands';
import { ConsultationController } from './consultation.http';
import { consultationProjection, ConsultationRow } from './consultation.view';
import { memberProjection } from './member.view';
import { TodayController } from './today.http';
import { TodayOfHandler } from './today.queries';
import { OwnReferralsController } from './own-referrals.http';
import { OwnReferralByIdHandler, OwnReferralsHandler } from './own-referrals.queries';
import {
  FamilyRecordsHandler,
  StrikeFamiliesButHandler,
  TranscribeFamiliesHandler,
} from './register.queries';

@Module({
  controllers: [
    CaseController,
    CaseEntriesController,
    ConsultationController,
    OwnReferralsController,
    TodayController,
  ],
  providers: [
    ReferFamilyHandler,
    ActOnCaseHandler,
    ListCasesHandler,
    FindCasesHandler,
    TodayOfHandler,
    OwnReferralsHandler,
    OwnReferralByIdHandler,
    CaseByIdHandler,
    CaseFactsOfHandler,
    CaseTimelineHandler,
    HoldConsultationHandler,
    StrikeConsultationHandler,
    ListConsultationsHandler,
    TranscribeFamiliesHandler,
    StrikeFamiliesButHandler,
    TranscribeConsultationsHandler,
    FamilyRecordsHandler,
  ],
})
export class CasesModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'cases',
      streams: [caseStream, consultationStream],
      projections: [
        caseFileProjection,
        memberProjection,
        activityProjection,
        consultationProjection,
      ],
      entities: [CaseFile, ConsultationRow],
      live: { after: staleAfter },
    });
  }
}
