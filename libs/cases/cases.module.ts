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
import { caseStream } from './case.stream';
import { consultationStream } from './consultations/consultation.stream';
import {
  HoldConsultationHandler,
  ListConsultationsHandler,
  StrikeConsultationHandler,
  TranscribeConsultationsHandler,
} from './consultations/consultation.commands';
import { ConsultationController } from './consultations/consultation.http';
import { consultationProjection, ConsultationRow } from './consultations/consultation.view';
import { memberProjection } from './member.view';
import { TodayController } from './today/today.http';
import { TodayOfHandler } from './today/today.queries';
import { OwnReferralsController } from './own-referrals/own-referrals.http';
import { OwnReferralByIdHandler, OwnReferralsHandler } from './own-referrals/own-referrals.queries';
import {
  FamilyRecordsHandler,
  StrikeFamiliesButHandler,
  TranscribeFamiliesHandler,
} from './register/register.queries';

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
