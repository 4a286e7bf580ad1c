import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { CaseWords } from './words';
import { activityProjection } from './activity.view';
import { CaseEntriesController } from './case-entries.http';
import { CaseFile, caseFileProjection } from './case-file.view';
import { ActOnCase, ActOnCaseHandler, ReferFamily, ReferFamilyHandler } from './case.commands';
import { CaseController } from './case.http';
import { staleAfter } from './case.live';
import {
  CaseById,
  CaseByIdHandler,
  CaseFactsOf,
  CaseFactsOfHandler,
  CaseTimeline,
  CaseTimelineHandler,
} from './case.queries';
import { caseStream } from './case.stream';
import { consultationStream } from './consultations/consultation.stream';
import {
  HoldConsultation,
  HoldConsultationHandler,
  ListConsultations,
  ListConsultationsHandler,
  StrikeConsultation,
  StrikeConsultationHandler,
  BroughtConsultations,
  BroughtConsultationsHandler,
  TranscribeConsultations,
  TranscribeConsultationsHandler,
} from './consultations/consultation.commands';
import { ConsultationController } from './consultations/consultation.http';
import { consultationProjection, ConsultationRow } from './consultations/consultation.view';
import { agreedProjection, FirstWords } from './first-word';
import { FindCases, FindCasesHandler } from './search/case-search.queries';
import { memberProjection } from './search/member.view';
import { TodayController } from './today/today.http';
import { TodayOf, TodayOfHandler } from './today/today.queries';
import { OwnReferralsController } from './own-referrals/own-referrals.http';
import {
  OwnReferralById,
  OwnReferralByIdHandler,
  OwnReferrals,
  OwnReferralsHandler,
} from './own-referrals/own-referrals.queries';
import { NumbersFromBefore, NumbersFromBeforeHandler } from './register/numbers-from-before.query';
import {
  FamilyRecords,
  FamilyRecordsHandler,
  BroughtFamilies,
  BroughtFamiliesHandler,
  StrikeFamiliesBut,
  StrikeFamiliesButHandler,
  TranscribeFamilies,
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
    CaseWords,
    FirstWords,
    ReferFamilyHandler,
    ActOnCaseHandler,
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
    BroughtFamiliesHandler,
    BroughtConsultationsHandler,
    TranscribeConsultationsHandler,
    FamilyRecordsHandler,
    NumbersFromBeforeHandler,
  ],
})
export class CasesModule {
  constructor(rooms: Rooms) {
    rooms.add({
      name: 'cases',
      commands: [ReferFamily, ActOnCase, HoldConsultation, StrikeConsultation],
      queries: [
        FindCases,
        CaseById,
        CaseTimeline,
        CaseFactsOf,
        ListConsultations,
        TranscribeConsultations,
        BroughtConsultations,
        OwnReferrals,
        OwnReferralById,
        TranscribeFamilies,
        StrikeFamiliesBut,
        BroughtFamilies,
        FamilyRecords,
        NumbersFromBefore,
        TodayOf,
      ],
      streams: [caseStream, consultationStream],
      projections: [
        caseFileProjection,
        memberProjection,
        activityProjection,
        agreedProjection,
        consultationProjection,
      ],
      entities: [CaseFile, ConsultationRow],
      live: { after: staleAfter },
    });
  }
}
