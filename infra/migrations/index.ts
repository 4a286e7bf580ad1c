import { Platform1795000000001 } from './1795000000001-platform';
import { Directory1795000000002 } from './1795000000002-directory';
import { Privacy1795000000003 } from './1795000000003-privacy';
import { Cases1795000000005 } from './1795000000005-cases';
import { Consent1795000000006 } from './1795000000006-consent';
import { Statistics1795000000007 } from './1795000000007-statistics';
import { Register1795000000008 } from './1795000000008-register';
import { SearchIndex1795100000001 } from './1795100000001-privacy-search-index';
import { CasesInQueues1795100000002 } from './1795100000002-cases-in-queues';
import { ContactPersons1795100000011 } from './1795100000011-directory-contact-persons';
import { Feedback1795100000021 } from './1795100000021-feedback';
import { Agreements1795200000031 } from './1795200000031-agreements';
import { Guests1795200000051 } from './1795200000051-guests';
import { Messages1795200000041 } from './1795200000041-messages';
import { ConsentMatters1795100000003 } from './1795100000003-consent-matters';
import { QueueIndexes1795100000004 } from './1795100000004-cases-queue-indexes';
import { Meetings1795200000001 } from './1795200000001-meetings';
import { MeetingsPlanned1795300000001 } from './1795300000001-meetings-planned';
import { CalendarSubscriptions1795300000061 } from './1795300000061-meetings-subscriptions';
import { MessageReceipts1795400000001 } from './1795400000001-messages-receipts';
import { EarlierWordings1795500000001 } from './1795500000001-privacy-earlier-wordings';
import { DueWorkIndexes1795500000002 } from './1795500000002-due-work-indexes';
import { InterpreterNeeds1795500000011 } from './1795500000011-cases-interpreter-needs';
import { MeetingsInterpreters1795500000012 } from './1795500000012-meetings-interpreters';
import { ConsentFamilies1795500000041 } from './1795500000041-consent-families';
import { ConsentPapers1795600000031 } from './1795600000031-consent-papers';
import { RegisterFaults1795600000032 } from './1795600000032-register-faults';
import { SealedUploads1795600000033 } from './1795600000033-sealed-uploads';
import { SearchIndexAnew1795600000035 } from './1795600000035-privacy-search-index-anew';
import { CalendarRequests1795600000041 } from './1795600000041-meetings-calendar-requests';
import { MeetingsWithoutConsent1795600000051 } from './1795600000051-meetings-without-consent';
import { ConsentsInterpreted1795600000052 } from './1795600000052-consents-interpreted';
import { RegisterNamesAskedFor1795600000062 } from './1795600000062-register-names-asked-for';
import { ContactEnds1795600000071 } from './1795600000071-cases-contact-ends';
import { CasesAgreed1795600000072 } from './1795600000072-cases-agreed';
import { RegisterPreviews1795600000063 } from './1795600000063-register-previews';
import { RegisterUndone1795600000064 } from './1795600000064-register-undone';
import { GuestsFingerprints1795600000081 } from './1795600000081-guests-fingerprints';
import { MessagesJobRetries1795600000082 } from './1795600000082-messages-job-retries';
import { PapersToLapse1795700000021 } from './1795700000021-consent-papers-to-lapse';
import { CalendarRequestsEnd1795700000022 } from './1795700000022-meetings-calendar-requests-end';
import { ConsentPapersOfWhom1795700000061 } from './1795700000061-consent-papers-of-whom';
import { ConsentMeetingsHeld1795700000062 } from './1795700000062-consent-meetings-held';
import { CasesStruckWithoutConsent1795700000081 } from './1795700000081-cases-struck-without-consent';
import { ConsentLaterNoes1795700000091 } from './1795700000091-consent-later-noes';
import { RegisterRequests1795700000092 } from './1795700000092-register-requests';
import { SearchIndexTails1795800000011 } from './1795800000011-privacy-search-index-tails';

/** In the order they run; one line per room and later change. */
export const migrations = [
  Platform1795000000001,
  Directory1795000000002,
  Privacy1795000000003,
  Cases1795000000005,
  Consent1795000000006,
  Statistics1795000000007,
  Register1795000000008,
  SearchIndex1795100000001,
  CasesInQueues1795100000002,
  ConsentMatters1795100000003,
  QueueIndexes1795100000004,
  ContactPersons1795100000011,
  Feedback1795100000021,
  Meetings1795200000001,
  Agreements1795200000031,
  Messages1795200000041,
  MeetingsPlanned1795300000001,
  Guests1795200000051,
  CalendarSubscriptions1795300000061,
  MessageReceipts1795400000001,
  EarlierWordings1795500000001,
  DueWorkIndexes1795500000002,
  InterpreterNeeds1795500000011,
  MeetingsInterpreters1795500000012,
  ConsentFamilies1795500000041,
  ConsentPapers1795600000031,
  RegisterFaults1795600000032,
  SealedUploads1795600000033,
  SearchIndexAnew1795600000035,
  CalendarRequests1795600000041,
  MeetingsWithoutConsent1795600000051,
  ConsentsInterpreted1795600000052,
  RegisterNamesAskedFor1795600000062,
  ContactEnds1795600000071,
  CasesAgreed1795600000072,
  RegisterPreviews1795600000063,
  RegisterUndone1795600000064,
  GuestsFingerprints1795600000081,
  MessagesJobRetries1795600000082,
  PapersToLapse1795700000021,
  CalendarRequestsEnd1795700000022,
  ConsentPapersOfWhom1795700000061,
  ConsentMeetingsHeld1795700000062,
  CasesStruckWithoutConsent1795700000081,
  ConsentLaterNoes1795700000091,
  RegisterRequests1795700000092,
  SearchIndexTails1795800000011,
];
