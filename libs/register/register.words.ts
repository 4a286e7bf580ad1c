import type {
  Assessment,
  ClosureReason,
  ConsultationKind,
  ContactKind,
  DayPrecision,
  MeetingForm,
  MeetingKind,
  MemberRole,
  ReferrerCategory,
} from '@famsam/contracts';

/** The six files of a register, and the columns of each in the order they are written. */
export const registerFiles = {
  'familjer.csv': [
    'familj',
    'kommun',
    'aktualiserad',
    'aktualiserad_av',
    'antal_barn_under_23',
    'avslutad',
    'avslutsorsak',
  ],
  'personer.csv': ['familj', 'person', 'roll', 'fodelsear', 'process_avslutad'],
  'kontakter.csv': ['familj', 'person', 'verksamhet', 'slag', 'fran'],
  'moten.csv': ['mote', 'familj', 'datum', 'typ', 'form', 'minuter', 'verksamheter', 'diskuterade'],
  'ateraktualiseringar.csv': ['familj', 'avslutad', 'avslutsorsak', 'ateraktualiserad'],
  'konsultationer.csv': ['datum', 'typ'],
} as const;

export type RegisterFile = keyof typeof registerFiles;
export const fileNames = Object.keys(registerFiles) as RegisterFile[];

/** Columns that a register may leave out, those of a row here together: then it tells nothing of what they hold. */
const optionalColumns = {
  'familjer.csv': [['bedomning', 'bedomd', 'bedomningsskal']],
  'personer.csv': [['hushall']],
  'kontakter.csv': [['fran_kand_till'], ['till']],
} as const;

type OptionalColumnOf<File extends RegisterFile> = File extends keyof typeof optionalColumns
  ? (typeof optionalColumns)[File][number][number]
  : never;
export type ColumnOf<File extends RegisterFile> =
  (typeof registerFiles)[File][number] | OptionalColumnOf<File>;

export function optionalColumnsOf<File extends RegisterFile>(
  file: File,
): readonly (readonly OptionalColumnOf<File>[])[] {
  const columns: Partial<Record<RegisterFile, readonly (readonly string[])[]>> = optionalColumns;
  return (columns[file] ?? []) as readonly (readonly OptionalColumnOf<File>[])[];
}

/** The words of a column that holds one of a few, and the code each stands for. */
export class Words<Code extends string> {
  private readonly codes: ReadonlyMap<string, Code>;

  constructor(private readonly words: Readonly<Record<Code, string>>) {
    this.codes = new Map(
      (Object.entries(words) as [Code, string][]).map(([code, word]) => [word.toLowerCase(), code]),
    );
  }

  /** Case does not matter: people write by hand. */
  codeOf(word: string): Code | undefined {
    return this.codes.get(word.toLowerCase());
  }

  wordOf(code: Code): string {
    return this.words[code];
  }

  all(): readonly string[] {
    return Object.values(this.words);
  }
}

export const categories = new Words<ReferrerCategory>({
  'social-services': 'Socialtjänsten',
  school: 'Skola/förskola',
  'health-care': 'Vården',
  parent: 'Förälder',
});

export const outcomes = new Words<Assessment['outcome']>({
  'taken-on': 'Tagits an',
  'pointed-elsewhere': 'Hänvisats vidare',
  declined: 'Avböjts',
});

export const assessmentReasons = new Words<NonNullable<Assessment['reason']>>({
  'sip-fits-better': 'SIP passar bättre',
  'own-collaboration-first': 'Verksamhetens egen samverkan först',
  'other-service-fits-better': 'Annat stöd passar bättre',
  'outside-area': 'Utanför området',
  'outside-age': 'Utanför åldern',
  'no-need-of-coordination': 'Inget behov av samordning',
});

export const roles = new Words<MemberRole>({
  child: 'barn',
  guardian: 'vårdnadshavare',
  'other-adult': 'annan vuxen',
});

export const contactKinds = new Words<ContactKind>({
  'individual-support': 'individuellt stöd',
  'parenting-programme': 'föräldrastödsprogram',
  course: 'kurs/utbildning',
});

/** How exactly `fran` is known; a cell that is left empty says to the day. */
export const precisions = new Words<DayPrecision>({ day: 'dag', month: 'månad', year: 'år' });

export const meetingKinds = new Words<MeetingKind>({
  collaboration: 'samverkansmöte',
  'family-talk': 'familjesamtal',
  'agency-meeting': 'verksamhetsmöte',
});

export const meetingForms = new Words<MeetingForm>({ digital: 'digitalt', 'in-person': 'fysiskt' });

export const closureReasons = new Words<ClosureReason>({
  'situation-improved': 'Situationen förbättrad',
  'situation-resolved': 'Situationen löst',
  'family-moved': 'Familjen flyttat',
  'guardians-see-no-need': 'Vårdnadshavare ser inget behov',
  'consent-missing': 'Samtycke saknas',
  'resolved-before-meeting': 'Situationen löstes före möte',
});

export const consultationKinds = new Words<ConsultationKind>({
  'private-person': 'Privatperson',
  'agency-anonymous-family': 'Verksamhet, anonym familj',
  'outside-mission': 'Utanför uppdraget',
});
